import type { OAuthClient } from "../../store.ts";
import { command, statement } from "../statement.ts";

const clientColumns = [
  "id",
  "name",
  "redirectEndpoint",
  "logo",
  "secretDigest",
  "createdAt",
  "creatorId",
  "modifiedAt",
] as const;

export const client = statement((db, given: { id: string }) =>
  db.selectFrom("oauthClients").select(clientColumns).where("id", "=", given.id),
);

export const clients = statement((db, _: object) =>
  db.selectFrom("oauthClients").select(clientColumns).orderBy("name").orderBy("id"),
);

export const holdClient = statement((db, given: { id: string }, { engine }) => {
  const read = db.selectFrom("oauthClients").select(clientColumns).where("id", "=", given.id);
  return engine === "postgres" ? read.forUpdate() : read;
});

export const addClient = command((db, given: OAuthClient) =>
  db.insertInto("oauthClients").values({
    id: given.id,
    name: given.name,
    redirectEndpoint: given.redirectEndpoint,
    logo: given.logo,
    secretDigest: given.secretDigest,
    createdAt: given.createdAt,
    creatorId: given.creatorId,
    modifiedAt: given.modifiedAt,
  }),
);

export const changeClient = command((db, given: OAuthClient) =>
  db
    .updateTable("oauthClients")
    .set({
      name: given.name,
      redirectEndpoint: given.redirectEndpoint,
      logo: given.logo,
      secretDigest: given.secretDigest,
      modifiedAt: given.modifiedAt,
    })
    .where("id", "=", given.id),
);

export const removeClient = command((db, given: { id: string }) =>
  db.deleteFrom("oauthClients").where("id", "=", given.id),
);
