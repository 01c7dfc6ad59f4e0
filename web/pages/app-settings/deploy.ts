import { api } from "../../parts/api.ts";

export type DeployStatus = "PROCESSING" | "SUCCESS" | "FAIL" | "CANCEL";

/** Brings the saved settings live (or back, with `revert`) and waits until that is done, well or badly. */
export async function deploy(app: string, revert = false): Promise<DeployStatus> {
  await api.post("/k/v1/preview/app/deploy.json", { apps: [{ app }], revert });
  for (;;) {
    const { apps } = await api.get<{ apps: { app: string; status: DeployStatus }[] }>(
      "/k/v1/preview/app/deploy.json",
      { apps: [app] },
    );
    const status = apps[0]?.status ?? "FAIL";
    if (status !== "PROCESSING") return status;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}
