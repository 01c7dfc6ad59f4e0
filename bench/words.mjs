// npm run bench:words: `like` over 100,000 records against equality on a unique field of the same app, in one run and in
// turns.
import { kana, properties, record } from "./data.mjs";
import { admin, fill, makeApp, makeToken, startTonari, stopAll } from "./servers.mjs";
import { inTurns } from "./turns.mjs";

const turns = process.argv.includes("--quick") ? 1 : 6;
const seconds = 2;
const total = 100_000;

const kinds = {
  equal: "a value of a unique field",
  rareWord: "a word that one record has",
  phrase: "two words, one of which all records have",
  someWord: "a word that a hundred records have",
  kana: "four letters of Japanese that fifty records have",
  commonWord: "a word that all records have, and a range",
};
const written = (n) => {
  const made = record(n);
  return { ...made, note: { value: `${made.note.value} ${kana(n % 2000)}` } };
};

try {
  const { url } = await startTonari();
  const app = await makeApp(url, properties());
  await fill([{ url, headers: admin }], app, total, written);
  const side = { url, headers: await makeToken(url, app), connections: 4, app, ids: total };
  const found = inTurns(
    Object.keys(kinds).map((kind) => ({ ...side, kind })),
    { turns, seconds },
  );
  console.log(`node ${process.version}, ${total} records, medians of ${turns} turns of ${seconds} s`);
  console.table(
    Object.values(kinds).map((asked, each) => ({
      asked,
      "requests/s": Math.round(found[each].perSecond),
      "to equality": found[each].ratio.toFixed(2),
    })),
  );
} finally {
  stopAll();
}
