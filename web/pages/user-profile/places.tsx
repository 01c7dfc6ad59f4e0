import { ActionIcon, Badge, Select, Stack, Text, TreeSelect } from "@mantine/core";
import { IconStar, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { type JobTitle, type Organization, type Place, treeOf } from "../../parts/directory.ts";
import { useT } from "../../parts/i18n.tsx";
import classes from "./places.module.css";

interface Props {
  readonly places: readonly Place[];
  readonly organizations: readonly Organization[];
  readonly titles: readonly JobTitle[];
  readonly onChange: (places: readonly Place[]) => void;
}

/** The departments of a user with the job title in each; the first is the primary one. */
export function Places({ places, organizations, titles, onChange }: Props) {
  const t = useT();
  const [key, setKey] = useState(0);
  const nameOf = (code: string) => organizations.find((one) => one.code === code)?.name ?? code;
  const without = (place: Place) => places.filter((one) => one !== place);
  return (
    <Stack gap="xs">
      {places.length === 0 && <Text c="dimmed">{t("profile.noOrganization")}</Text>}
      {places.map((place, index) => {
        const name = nameOf(place.orgCode);
        return (
          <div key={place.orgCode} className={classes.place}>
            <div className={classes.name}>
              {name} {index === 0 && <Badge color="pine">{t("profile.primary")}</Badge>}
            </div>
            <Select
              aria-label={t("organizations.titleOf", { name })}
              data={[
                { value: "", label: t("organizations.noTitle") },
                ...titles.map(({ code, name }) => ({ value: code, label: name })),
              ]}
              value={place.titleCode}
              allowDeselect={false}
              onChange={(titleCode) =>
                onChange(
                  places.map((one) => (one === place ? { ...place, titleCode: titleCode ?? "" } : one)),
                )
              }
            />
            <ActionIcon
              aria-label={t("profile.makePrimary", { name })}
              disabled={index === 0}
              onClick={() => onChange([place, ...without(place)])}
            >
              <IconStar size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={t("profile.removeOrganization", { name })}
              onClick={() => onChange(without(place))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      <TreeSelect
        key={key}
        label={t("profile.addOrganization")}
        data={treeOf(organizations)}
        value={null}
        onChange={(code) => {
          if (code !== null && !places.some(({ orgCode }) => orgCode === code)) {
            onChange([...places, { orgCode: code, titleCode: "" }]);
          }
          setKey(key + 1);
        }}
        defaultExpandAll
        searchable
      />
    </Stack>
  );
}
