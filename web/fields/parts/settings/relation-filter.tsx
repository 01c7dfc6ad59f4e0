import { Stack, Text, Title } from "@mantine/core";
import { SavedFilter } from "../../../parts/filter/saved-filter.tsx";
import type { Fields } from "../../../parts/form.ts";

interface Filter {
  readonly filterCond: string;
  readonly sort: string;
  readonly unfinished?: true;
}
interface Props {
  readonly title: string;
  readonly filter: Filter;
  /** of the other app */
  readonly fields: Fields;
  readonly error: string | undefined;
  readonly onChange: (filter: Filter) => void;
}

/** Which records of the other app, in which order. */
export function RelationFilter({ title, filter, fields, error, onChange }: Props) {
  const { filterCond, sort } = filter;
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <Title order={3} size="h4">
        {title}
      </Title>
      <SavedFilter
        filterCond={filterCond}
        sort={sort}
        fields={fields}
        onChange={({ unfinished, ...saved }) => onChange({ ...saved, ...(unfinished && { unfinished }) })}
      />
      {error !== undefined && !filter.unfinished && (
        <Text size="xs" c="var(--color-danger)">
          {error}
        </Text>
      )}
    </Stack>
  );
}
