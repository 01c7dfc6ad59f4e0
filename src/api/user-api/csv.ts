import { invalid, message, Problem, problem } from "../../core/errors/problem.ts";
import { renderProblem } from "../../core/errors/render.ts";
import { boolean, enumOf, id, optional, parameters, text } from "../../core/input/shape.ts";
import { allowUserAdministration, allowUserExport } from "../../core/permissions/domain.ts";
import { type CsvKind, charsets, csvKinds } from "../../core/users/csv.ts";
import { uploadFile } from "../../files/upload.ts";
import { importState, startImport } from "../../users/csv/import.ts";
import { exportRows, writeCsv } from "../../users/csv/write.ts";
import { type ApiRequest, Reply } from "../request.ts";
import { planImport, variableItems } from "./csv-rows.ts";

export { type CsvKind, csvKinds };

export async function postCsvFile({ domain, actor, upload }: ApiRequest) {
  allowUserAdministration(actor);
  if (!upload) throw problem("CB_IL02", {}, { why: "no part named file" });
  return { fileKey: await uploadFile(domain, actor, upload) };
}

/** The import goes on after the answer. */
export const importCsv =
  (kind: CsvKind) =>
  async ({ domain, actor, given }: ApiRequest) => {
    allowUserAdministration(actor);
    const { fileKey, variableCustomItemLength } = parameters(given, {
      fileKey: text({ max: 200 }),
      variableCustomItemLength: optional(boolean),
    });
    const options = variableCustomItemLength ? variableItems : "";
    return { id: await startImport(domain, { kind, fileKey, actor, options }, planImport) };
  };

export async function showImport({ domain, actor, given, language }: ApiRequest) {
  allowUserExport(actor);
  const { id: asked } = parameters(given, { id });
  const found = await importState(domain, asked, planImport);
  if (!found) throw invalid({ id: [message("unknownImport", { id: asked })] });
  const done = found.state !== "running";
  if (found.problem === null) return { done, success: found.state === "done", errorCode: null };
  const { code, facts } = JSON.parse(found.problem) as Pick<Problem, "code" | "facts">;
  const said = renderProblem(new Problem(code, facts), language, "");
  return { done, success: false, errorCode: `${said.code}: ${said.message}` };
}

export const exportCsv =
  (kind: CsvKind) =>
  async ({ domain, actor, given }: ApiRequest) => {
    allowUserExport(actor);
    const { charset = "UTF-8" } = parameters(given, { charset: optional(enumOf(...charsets)) });
    const content = writeCsv(await exportRows(domain.store.view, kind), charset);
    const headers = {
      "Content-Type": `text/csv; charset=${charset === "Shift_JIS" ? charset : "UTF-8"}`,
      "Content-Disposition": `attachment; filename="${kind}.csv"`,
    };
    return new Reply(200, headers, content);
  };
