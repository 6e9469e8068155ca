// What survey-core says about forms: a JSON list of forms comes in, a list of lists of message ids goes out.
// Asked are its linter, what it reports while it builds a form, and, where it has "tests", its tester, which runs them.
import { text } from "node:stream/consumers";
import { Model } from "survey-core";
import { lintSurvey } from "survey-core/linter";
import { runSurveyTests } from "survey-core/tester";

console.log = console.warn = console.error = () => {}; // standard output is for the answer

async function found({ tests, ...form }) {
  const linted = lintSurvey(form).findings.map((finding) => finding.ruleId);
  const built = (new Model(form).jsonErrors ?? []).map((error) => `form: ${error.type}`);
  if (!tests) return [...linted, ...built];
  const ran = await runSurveyTests(form, { tests });
  const issues = [ran, ...ran.tests, ...ran.tests.flatMap((test) => test.steps)].flatMap((part) => part.issues);
  const failed = ran.summary.failed > 0 ? ["tester: failed"] : [];
  return [...linted, ...built, ...issues.map((issue) => `tester: ${issue.code}`), ...failed];
}

const answers = [];
for (const form of JSON.parse(await text(process.stdin))) answers.push([...new Set(await found(form))]);
process.stdout.write(JSON.stringify(answers));
