import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";

const program = new URL("../../dist/server/main.js", import.meta.url).pathname;
type Environment = Record<string, string>;

export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tonari-program-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The program as a person starts it; ends with the test if it has not ended before. */
export async function startProgram(args: readonly string[], environment: Environment = {}) {
  const child = spawn(process.execPath, [program, ...args], { env: clean(environment) });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const url = await readyLine(child, () => output);
  return {
    url,
    output: () => output,
    signal: (name: NodeJS.Signals) => child.kill(name),
    /** the exit code */
    ended,
  };
}

function readyLine(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const [, url] = /^tonari is ready at (\S+)$/m.exec(output()) ?? [];
      if (url) resolve(url);
    };
    child.stdout?.on("data", look);
    child.once("exit", (code) => reject(new Error(`ended with ${code}: ${output()}`)));
  });
}

/** A command that ends by itself. */
export async function runProgram(args: readonly string[], environment: Environment = {}) {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...args], {
      env: clean(environment),
    });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

/** Nothing of the environment in which the tests run. */
function clean(environment: Environment): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, ...environment };
}
