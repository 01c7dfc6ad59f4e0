import {
  Button,
  Checkbox,
  Group as Line,
  MultiSelect,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { api } from "../../parts/api.ts";
import {
  type CustomItem,
  type Group,
  type JobTitle,
  type Organization,
  type Place,
  setPlaces,
  useDirectoryChanged,
} from "../../parts/directory.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { Section } from "../../parts/section.tsx";
import { useToast } from "../../parts/toast.tsx";
import { useUnsavedChanges } from "../../parts/unsaved.tsx";
import { type FullUser, type Texts, texts } from "./data.ts";
import { Places } from "./places.tsx";
import { ProfileTexts } from "./profile-texts.tsx";

interface Props {
  readonly user: FullUser;
  readonly before: {
    readonly places: readonly Place[];
    readonly groups: readonly string[];
    readonly services: readonly string[];
  };
  readonly organizations: readonly Organization[];
  readonly groups: readonly Group[];
  readonly titles: readonly JobTitle[];
  readonly items: readonly CustomItem[];
}

const textsOf = (user: FullUser) =>
  Object.fromEntries(texts.map((text) => [text, user[text] ?? ""])) as unknown as Texts;
const differ = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
const differAsSets = (one: readonly string[], other: readonly string[]) =>
  differ(one.toSorted(), other.toSorted());

/** Only the parts that were changed are sent, each to its own endpoint of the User API. */
export function ProfileForm({ user, before, organizations, groups, titles, items }: Props) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const directoryChanged = useDirectoryChanged();
  const { code, name } = user;
  const own = Object.fromEntries(user.customItemValues.map(({ code, value }) => [code, value]));
  const first = { ...before, texts: textsOf(user), sortOrder: String(user.sortOrder ?? ""), own };
  const [form, setForm] = useState(first);
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }));
  const changed = {
    texts: differ([form.texts, form.sortOrder, form.own], [first.texts, first.sortOrder, first.own]),
    services: differAsSets(form.services, first.services),
    places: differ(form.places, first.places),
    groups: differAsSets(form.groups, first.groups),
  };
  const dirty = Object.values(changed).includes(true);
  /** The built-in ones may be named; those by conditions may not. */
  const byRule = groups.filter(({ type, builtIn }) => type === "dynamic" && !builtIn);
  useUnsavedChanges(dirty);

  const save = useMutation({
    async mutationFn() {
      if (changed.texts) {
        const { localNameLocale, ...rest } = form.texts;
        const one = { code, ...rest, ...(localNameLocale !== "" && { localNameLocale }) };
        const customItemValues = Object.entries(form.own).map(([code, value]) => ({ code, value }));
        await api.put("/v1/users.json", { users: [{ ...one, sortOrder: form.sortOrder, customItemValues }] });
      }
      if (changed.services) {
        await api.put("/v1/users/services.json", { users: [{ code, services: form.services }] });
      }
      if (changed.places) await setPlaces(code, form.places);
      if (changed.groups) {
        const given = form.groups.filter((group) => !byRule.some((one) => one.code === group));
        await api.put("/v1/user/groups.json", { code, groups: given });
      }
    },
    async onSuccess() {
      toast.done(t("profile.saved", { name }));
    },
    // Also after a failure: what came before it was saved.
    async onSettled() {
      await Promise.all([queryClient.invalidateQueries({ queryKey: ["users"] }), directoryChanged()]);
    },
  });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    save.mutate();
  }
  const followed = byRule.filter((group) => form.groups.includes(group.code));
  const choosable = groups.filter(({ type }) => type === "static");
  const fixed = form.groups.filter((group) => !choosable.some(({ code }) => code === group));
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack gap="md">
        <Section title={t("profile.organizations")} text={t("profile.organizationsText")}>
          <Places
            places={form.places}
            organizations={organizations}
            titles={titles}
            onChange={(places) => set({ places })}
          />
        </Section>
        <Section title={t("profile.groups")} text={t("profile.groupsText")}>
          <MultiSelect
            aria-label={t("profile.groups")}
            data={choosable.map(({ code, name }) => ({ value: code, label: name }))}
            value={form.groups.filter((group) => !fixed.includes(group))}
            onChange={(chosen) => set({ groups: [...fixed, ...chosen] })}
            searchable
            hidePickedOptions
          />
          {followed.length > 0 && (
            <Text size="sm" c="dimmed" mt="xs">
              {t("profile.byRule", { names: followed.map(({ name }) => name).join(", ") })}
            </Text>
          )}
        </Section>
        <Section title={t("profile.services")} text={t("profile.servicesText")}>
          <Checkbox
            label={t("profile.kintone")}
            checked={form.services.includes("kintone")}
            onChange={(event) => {
              const others = form.services.filter((service) => service !== "kintone");
              set({ services: event.currentTarget.checked ? ["kintone", ...others] : others });
            }}
          />
        </Section>
        <Section title={t("profile.profile")} text={t("profile.profileText")}>
          <ProfileTexts
            texts={form.texts}
            sortOrder={form.sortOrder}
            error={save.error}
            onTexts={(change) => set({ texts: { ...form.texts, ...change } })}
            onSortOrder={(sortOrder) => set({ sortOrder })}
          />
          {items.length > 0 && (
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt="sm">
              {items.map((item) => (
                <TextInput
                  key={item.code}
                  label={item.name}
                  value={form.own[item.code] ?? ""}
                  onChange={(event) => set({ own: { ...form.own, [item.code]: event.currentTarget.value } })}
                />
              ))}
            </SimpleGrid>
          )}
        </Section>
        {save.error !== null && <ErrorNote error={save.error} />}
        <Line justify="flex-end">
          <Button type="submit" disabled={!dirty} loading={save.isPending}>
            {t("common.save")}
          </Button>
        </Line>
      </Stack>
    </form>
  );
}
