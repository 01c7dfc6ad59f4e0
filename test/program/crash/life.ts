import { Person } from "../../person.ts";
import { startProgram } from "../start.ts";

/** The program from its start until it is killed, and somebody who signed in to it long ago. */
export interface Life {
  readonly person: Person;
  kill(): Promise<void>;
}
type Session = Person["session"];

const admin = { TONARI_ADMIN_USER: "admin", TONARI_ADMIN_PASSWORD: "correct horse 1" };

export async function live(flags: readonly string[], session?: Session): Promise<Life> {
  const program = await startProgram(["serve", "--port", "0", ...flags], admin);
  // A session outlives the process, and a password would be hashed anew in each life.
  const person = session
    ? new Person(program.url, { session })
    : await new Person(program.url, { code: "admin", password: "correct horse 1" }).withSession();
  return {
    person,
    async kill() {
      program.signal("SIGKILL");
      await program.ended;
    },
  };
}
