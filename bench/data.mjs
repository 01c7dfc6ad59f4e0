// The records of the bench: ten fields, about one kilobyte of JSON each, the same bytes for both servers.
const kinds = ["Order", "Quote", "Return", "Sample"];
const tags = ["new", "urgent", "vip", "export"];
const words = "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor".split(" ");

export const fields = {
  title: { type: "SINGLE_LINE_TEXT" },
  customer: { type: "SINGLE_LINE_TEXT" },
  serial: { type: "NUMBER", unique: true },
  price: { type: "NUMBER" },
  quantity: { type: "NUMBER" },
  day: { type: "DATE" },
  moment: { type: "DATETIME" },
  kind: { type: "DROP_DOWN", options: kinds },
  tags: { type: "CHECK_BOX", options: tags },
  note: { type: "MULTI_LINE_TEXT" },
};

/** kintone's `properties` for POST preview/app/form/fields.json */
export function properties() {
  return Object.fromEntries(
    Object.entries(fields).map(([code, { type, options, unique }]) => [
      code,
      {
        type,
        code,
        label: code,
        ...(unique && { unique: true }),
        ...(options && {
          options: Object.fromEntries(options.map((label, index) => [label, { label, index }])),
        }),
      },
    ]),
  );
}

/** Four letters of text without blanks between words, another one for each n below 2,000. */
export function kana(n) {
  const letters =
    "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす";
  return [1, 7, 43, 11].map((step) => letters[(n * step + (n >> 3)) % letters.length]).join("");
}

/** The values of record n, always the same for the same n. */
export function values(n) {
  const pick = (list, salt) => list[(n * 7919 + salt) % list.length];
  const day = new Date(Date.UTC(2020, 0, 1 + (n % 2000)));
  return {
    title: `Record ${n} ${pick(words, 1)} ${pick(words, 5)}`,
    customer: `Customer ${(n * 31) % 997}`,
    serial: String(n),
    price: String(((n * 104729) % 100000) / 100),
    quantity: String((n * 13) % 500),
    day: day.toISOString().slice(0, 10),
    moment: `${new Date(day.getTime() + (n % 1440) * 60000).toISOString().slice(0, 17)}00Z`,
    kind: pick(kinds, 0),
    tags: tags.filter((_, i) => (n >> i) % 2 === 1),
    note: Array.from({ length: 12 }, (_, i) => pick(words, i * 3)).join(" "),
  };
}

/** The record as a request carries it. */
export function record(n) {
  return Object.fromEntries(Object.entries(values(n)).map(([code, value]) => [code, { value }]));
}
