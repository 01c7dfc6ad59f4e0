import type { Reader, Writer } from "../store.ts";
import { appsReader, appsWriter } from "./apps.ts";
import type { Connection } from "./connection.ts";
import { cursorsReader, cursorsWriter } from "./cursors.ts";
import type { Documents } from "./documents.ts";
import { valuesReader, valuesWriter } from "./domain-values.ts";
import { filesReader, filesWriter } from "./files.ts";
import { recordWriter } from "./record-writer.ts";
import { recordReader } from "./records.ts";
import { sessionsReader, sessionsWriter } from "./sessions.ts";
import { tokensReader, tokensWriter } from "./tokens.ts";
import { usersReader, usersWriter } from "./users.ts";

export function readerOn(connection: Connection, documents: Documents): Reader {
  return {
    users: usersReader(connection),
    sessions: sessionsReader(connection),
    apps: appsReader(connection, documents),
    tokens: tokensReader(connection),
    files: filesReader(connection),
    records: recordReader(connection),
    cursors: cursorsReader(connection),
    values: valuesReader(connection),
  };
}

export function writerOn(connection: Connection, documents: Documents): Writer {
  return {
    users: usersWriter(connection),
    sessions: sessionsWriter(connection),
    apps: appsWriter(connection, documents),
    tokens: tokensWriter(connection),
    files: filesWriter(connection),
    records: recordWriter(connection),
    cursors: cursorsWriter(connection),
    values: valuesWriter(connection),
  };
}
