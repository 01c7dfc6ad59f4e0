export const errors = {
  title: "Something went wrong",
  notFoundTitle: "This page does not exist",
  notFoundText: "The address may be mistyped, or what it led to was deleted.",
  forbiddenTitle: "You may not see this",
  forbiddenText: "Ask an administrator if you need access.",
  signedOut: "Your session has ended. What you entered is still here: sign in again, then save.",
  signInAgain: "Sign in in a new tab",
  offline: "The server cannot be reached. Check the connection and try again.",
  formChanged:
    "The form was changed while this page was open, and nothing was saved: {fields} is no longer in it. Copy what you entered, and load the page again.",
  unexpected: "The server answered something unexpected (HTTP {status}).",
  crashed:
    "The page stopped because of a mistake in the program. Load it again; if it happens again, tell your administrator.",
  reload: "Load again",
  toPortal: "Go to the portal",
  reference: "Reference: {id}",
} as const;
