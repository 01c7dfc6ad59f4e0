export const login = {
  title: "Sign in",
  text: "Business apps, next door.",
  name: "Login name",
  password: "Password",
  show: "Show the password",
  hide: "Hide the password",
  signIn: "Sign in",
  failed: "The login name or password is not correct.",
  busy: "Signing in",
  caps: "Caps Lock is on.",
} as const;
