// survey-core on request: one JSON object a line comes in, one a line goes out. Times are in seconds.
import { createInterface } from "node:readline";
import { Model } from "survey-core";

let answers;
const built = {}; // by name: a form, and its calculated values that are read


// The lower of clock and processor time: neither waiting for the machine nor help from other threads counts against it.
function timed(work) {
  const used = process.cpuUsage();
  const began = performance.now();
  const value = work();
  const clock = (performance.now() - began) / 1e3;
  const { user, system } = process.cpuUsage(used);
  return { value, seconds: Math.min(clock, (user + system) / 1e6) };
}

const does = {
  load({ name, form, reads }) {
    const { value: survey, seconds } = timed(() => new Model(JSON.parse(form)));
    const found = (id) => survey.calculatedValues.find((item) => item.name === id);
    const read = Object.entries(reads).map(([what, ids]) => [what, ids.map(found)]);
    built[name] = { survey, read };
    return { seconds };
  },

  answers(given) {
    answers = given.sets;
    return {};
  },

  assess({ name, set, checking }) {
    const { survey, read } = built[name];
    const { value, seconds } = timed(() => {
      survey.data = answers[set];
      if (checking) survey.validate(false, false);
      return {
        path: survey.getAllQuestions(true).map((question) => question.name),
        ...Object.fromEntries(read.map(([what, items]) => [what, items.map((item) => item.value)])),
      };
    });
    return { seconds, result: value };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { task, ...given } = JSON.parse(line);
  process.stdout.write(JSON.stringify(does[task](given)) + "\n");
}
