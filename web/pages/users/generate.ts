// Without 0 O o, 1 l I: it may be read out over the telephone.
const letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
const digits = "23456789";

/** 16 characters in four groups, 87 bits, with a letter and a digit in each group. */
export function generatePassword(): string {
  return Array.from({ length: 4 }, group).join("-");
}

function group(): string {
  const digitAt = pick(4);
  return Array.from({ length: 4 }, (_, index) => {
    const alphabet = index === digitAt ? digits : letters;
    return alphabet[pick(alphabet.length)];
  }).join("");
}

/** Every number below `count` is equally likely: numbers from the last, incomplete round are thrown again. */
function pick(count: number): number {
  const limit = Math.floor(2 ** 32 / count) * count;
  for (;;) {
    const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (number < limit) return number % count;
  }
}
