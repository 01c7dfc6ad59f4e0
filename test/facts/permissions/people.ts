import { type Company, done, type Person } from "../facts.ts";

/**
 * Rita works in Region, which is below Sales, which is below Head office; she is in the group crew as well. Both exist once
 * for each server.
 */
const hired = new WeakMap<Company, Promise<Person>>();

export function rita(the: Company): Promise<Person> {
  const known = hired.get(the) ?? hire(the);
  hired.set(the, known);
  return known;
}

async function hire({ admin, hire }: Company): Promise<Person> {
  const department = (code: string, parentCode = "") => ({ code, name: code, parentCode });
  await done(
    admin.post("/v1/organizations.json", {
      organizations: [
        department("head"),
        department("sales", "head"),
        department("region", "sales"),
        department("other"),
      ],
    }),
  );
  await done(admin.post("/v1/groups.json", { groups: [{ code: "crew", name: "Crew", type: "static" }] }));
  const person = await hire("rita", "Rita");
  const organizations = ["region", "other"].map((orgCode) => ({ orgCode }));
  await done(
    admin.put("/v1/userOrganizations.json", { userOrganizations: [{ code: "rita", organizations }] }),
  );
  await done(admin.put("/v1/user/groups.json", { code: "rita", groups: ["crew"] }));
  return person;
}
