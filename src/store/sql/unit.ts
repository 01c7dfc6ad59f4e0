import type { Reader, Writer } from "../store.ts";
import { appsReader, appsWriter } from "./apps.ts";
import { auditReader, auditWriter } from "./audit.ts";
import { certificateUsesReader, certificateUsesWriter } from "./certificate-uses.ts";
import { commentsReader, commentsWriter } from "./comments.ts";
import type { Connection } from "./connection.ts";
import { credentialsReader, credentialsWriter } from "./credentials.ts";
import { cursorsReader, cursorsWriter } from "./cursors.ts";
import { directoryReader, directoryWriter } from "./directory/index.ts";
import type { Documents } from "./documents.ts";
import { valuesReader, valuesWriter } from "./domain-values.ts";
import { filesReader, filesWriter } from "./files.ts";
import { historyReader, historyWriter } from "./history.ts";
import { lockoutsReader, lockoutsWriter } from "./lockouts.ts";
import { oauthReader, oauthWriter } from "./oauth/index.ts";
import { passkeysReader, passkeysWriter } from "./passkeys.ts";
import { recalculationsReader, recalculationsWriter } from "./recalculations.ts";
import { recordWriter } from "./record-writer.ts";
import { recordReader } from "./records.ts";
import { refusalsReader, refusalsWriter } from "./refusals.ts";
import { sessionsReader, sessionsWriter } from "./sessions.ts";
import { slotsWriter } from "./slots.ts";
import { tokensReader, tokensWriter } from "./tokens.ts";
import { userTokensReader, userTokensWriter } from "./user-tokens.ts";
import { usersReader, usersWriter } from "./users.ts";

type Parts<T> = { [K in keyof T]: (connection: Connection, documents: Documents) => T[K] };

const readerParts: Parts<Reader> = {
  users: usersReader,
  sessions: sessionsReader,
  lockouts: lockoutsReader,
  credentials: credentialsReader,
  apps: appsReader,
  tokens: tokensReader,
  files: filesReader,
  history: historyReader,
  records: recordReader,
  cursors: cursorsReader,
  oauth: oauthReader,
  values: valuesReader,
  directory: directoryReader,
  refusals: refusalsReader,
  audit: auditReader,
  userTokens: userTokensReader,
  passkeys: passkeysReader,
  certificateUses: certificateUsesReader,
  comments: commentsReader,
  recalculations: recalculationsReader,
};
const writerParts: Parts<Writer> = {
  users: usersWriter,
  sessions: sessionsWriter,
  lockouts: lockoutsWriter,
  credentials: credentialsWriter,
  apps: appsWriter,
  tokens: tokensWriter,
  files: filesWriter,
  history: historyWriter,
  records: recordWriter,
  cursors: cursorsWriter,
  oauth: oauthWriter,
  values: valuesWriter,
  directory: directoryWriter,
  refusals: refusalsWriter,
  slots: slotsWriter,
  audit: auditWriter,
  userTokens: userTokensWriter,
  passkeys: passkeysWriter,
  certificateUses: certificateUsesWriter,
  comments: commentsWriter,
  recalculations: recalculationsWriter,
};

export const readerOn = made(readerParts);
export const writerOn = made(writerParts);

/** Each part is made when it is first used: a unit of writing is short, and needs two or three of them. */
function made<T extends object>(parts: Parts<T>) {
  class Unit {
    readonly made: Partial<T> = {};
    readonly connection: Connection;
    readonly documents: Documents;
    constructor(connection: Connection, documents: Documents) {
      this.connection = connection;
      this.documents = documents;
    }
  }
  for (const key of Object.keys(parts) as (keyof T)[]) {
    Object.defineProperty(Unit.prototype, key, {
      get(this: Unit) {
        this.made[key] ??= parts[key](this.connection, this.documents);
        return this.made[key];
      },
    });
  }
  return (connection: Connection, documents: Documents) => new Unit(connection, documents) as unknown as T;
}
