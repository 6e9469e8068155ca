// survey-core on request: one JSON object a line comes in, one a line goes out. Times are in seconds.
import { createInterface } from "node:readline";
import { Model } from "survey-core";

let survey, answers, scores, bands, rules;

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
  load(given) {
    const { value, seconds } = timed(() => new Model(JSON.parse(given.form)));
    survey = value;
    answers = given.answers;
    const named = (names) => names.map((name) => survey.calculatedValues.find((item) => item.name === name));
    scores = named(given.scores);
    bands = named(given.bands);
    rules = named(given.rules);
    return { seconds };
  },

  assess(given) {
    const { value, seconds } = timed(() => {
      survey.data = answers[given.set];
      if (given.checking) survey.validate(false, false);
      return {
        path: survey.getAllQuestions(true).map((question) => question.name),
        scores: scores.map((score) => score.value),
        bands: bands.map((band) => band.value),
        rules: rules.filter((rule) => rule.value).map((rule) => rule.name),
      };
    });
    return { seconds, result: value };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { task, ...given } = JSON.parse(line);
  process.stdout.write(JSON.stringify(does[task](given)) + "\n");
}
