import { Box, List, Stack, Text, Title } from "@mantine/core";
import { type TextKey, type Translate, useT } from "../../parts/i18n.tsx";
import { Tag } from "../../parts/tag.tsx";
import type { Change } from "./data.ts";

const areas = [
  "fields",
  "layout",
  "views",
  "process",
  "general",
  "acl",
  "recordAcl",
  "fieldAcl",
  "customize",
  "tokens",
] as const;
const kinds = { added: "success", removed: "danger", changed: "quiet" } as const;

/** What will be different, area by area, in plain words. */
export function ChangesList({ changes }: { readonly changes: readonly Change[] }) {
  const t = useT();
  if (changes.length === 0) return <Text c="dimmed">{t("appSettings.noDifferences")}</Text>;
  return (
    <Stack gap="md">
      {areas.map((area) => {
        const here = changes.filter((change) => change.area === area);
        if (here.length === 0) return null;
        return (
          <Box key={area}>
            <Title order={4} mb={4}>
              {t(`appSettings.area.${area}`)}
            </Title>
            <List listStyleType="none" spacing={4} withPadding={false}>
              {here.map((change) => (
                <List.Item key={`${change.change} ${change.name} ${change.details.join()}`}>
                  <Line change={change} />
                </List.Item>
              ))}
            </List>
          </Box>
        );
      })}
    </Stack>
  );
}

function Line({ change }: { readonly change: Change }) {
  const t = useT();
  const details = detailWords(change.details, t);
  return (
    <Text span>
      <Box component="span" mr={8}>
        <Tag kind={kinds[change.change]}>{t(`appSettings.change.${change.change}`)}</Tag>
      </Box>
      {(change.name !== "" || change.area === "recordAcl") && <Text span>{nameOf(change, t)}</Text>}
      {details !== "" && (
        <Text span c="dimmed" size="sm">
          {change.name === "" ? details : ` (${details})`}
        </Text>
      )}
    </Text>
  );
}

/** The permissions' rows are named by codes; two of them have names people know. */
function nameOf({ area, name }: Change, t: Translate): string {
  if (area === "recordAcl" && name === "") return t("rules.allRecords");
  if (area !== "acl") return name;
  if (name === "CREATOR") return t("appSettings.aclCreator");
  return name === "everyone" ? t("appSettings.aclEveryone") : name;
}

/** Properties that only programs know have no word of ours: `t` gives their key back, and they are left out. */
function detailWords(details: readonly string[], t: Translate): string {
  const words = details.flatMap((detail) => {
    const keys = [`appSettings.detail.${detail}`, `appSettings.right.${detail}`] as PlainKey[];
    return keys.map((key) => ({ key, word: t(key) })).filter(({ key, word }) => word !== key);
  });
  return [...new Set(words.map(({ word }) => word))].join(", ");
}
type PlainKey = Extract<TextKey, `appSettings.detail.${string}` | `appSettings.right.${string}`>;
