/** Where the real service is known to answer something else than its own data say: in which reply, what, and why. */
const known: readonly (readonly [route: RegExp, difference: RegExp, reason: string])[] = [
  [
    /GET .*\/records?(\/cursor)?\.json$/,
    /\.value: null is no text$/,
    "dates, times and drop-downs without a value",
  ],
  [/GET .*\/apps?\.json$/, /\.(spaceId|threadId): null is no integer$/, "an app outside of all spaces"],
  [/GET .*\/app\/status\.json$/, /^\+\.actions\[\]\.(type|executableUser)$/, "newer than the data"],
  [/GET .*\/app\/acl\.json$/, /\.entity\.code: null is no text$/, "the creator of the app has no code"],
];

export const isKnown = (route: string, difference: string): boolean =>
  known.some(([of, what]) => of.test(route) && what.test(difference));
