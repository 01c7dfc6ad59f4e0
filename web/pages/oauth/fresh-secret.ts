/** A secret on its way from the page that made it to the one that shows it. It is kept nowhere else. */
let fresh: { readonly client: string; readonly secret: string } | undefined;

export function keepFreshSecret(client: string, secret: string): void {
  fresh = { client, secret };
}

/** Once. */
export function takeFreshSecret(client: string): string | undefined {
  const secret = fresh?.client === client ? fresh.secret : undefined;
  fresh = undefined;
  return secret;
}
