export const smallLettersAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";
export const lettersAndDigits = `ABCDEFGHIJKLMNOPQRSTUVWXYZ${smallLettersAndDigits}`;

/** `length` letters, every one as likely as any other. */
export function randomText(
  randomBytes: (n: number) => Uint8Array,
  length: number,
  letters = lettersAndDigits,
): string {
  // Bytes above the last whole multiple would favour the first letters and are thrown away.
  const usable = 256 - (256 % letters.length);
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < usable && text.length < length) text += letters[byte % letters.length];
    }
  }
  return text;
}
