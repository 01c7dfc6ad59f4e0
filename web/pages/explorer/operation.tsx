import { Code, Group, List, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { useT } from "../../parts/i18n.tsx";
import type { Operation, Parameter, Schema } from "./document.ts";
import classes from "./explorer.module.css";
import { Method } from "./method.tsx";
import { TryIt } from "./try-it.tsx";

/** One operation: what it does, who may call it, what it takes, and a form to call it. */
export function OperationView({ operation }: { readonly operation: Operation }) {
  const { method, path, summary, parameters } = operation;
  return (
    <Paper component="article" className={classes.operation} aria-label={`${method} ${path}`}>
      <Stack gap="lg">
        <div>
          <Title order={2} size="h3">
            {summary}
          </Title>
          <Group gap="xs" mt={6} wrap="nowrap" align="baseline">
            <Method name={method} />
            <Code className={classes.path}>{path}</Code>
          </Group>
        </div>
        <Credentials operation={operation} />
        {parameters.length > 0 && <Parameters parameters={parameters} />}
        <TryIt operation={operation} />
      </Stack>
    </Paper>
  );
}

function Credentials({
  operation: { credentials, permissions, scope, userScope },
}: {
  readonly operation: Operation;
}) {
  const t = useT();
  const details = {
    password: "",
    apiToken: permissions.length > 0 ? permissions.join(" / ") : t("explorer.anyToken"),
    userToken: userScope ?? "",
    oauth: scope ?? "",
    session: "",
  };
  return (
    <section>
      <Title order={3} size="h5" mb={4}>
        {t("explorer.credentials")}
      </Title>
      {credentials.length === 0 && <Text size="sm">{t("explorer.anybody")}</Text>}
      <List size="sm" spacing={2}>
        {credentials.map((one) => (
          <List.Item key={one}>
            {t(`explorer.${one}`)} {details[one] !== "" && <Code>{details[one]}</Code>}
          </List.Item>
        ))}
      </List>
    </section>
  );
}

function Parameters({ parameters }: { readonly parameters: readonly Parameter[] }) {
  const t = useT();
  return (
    <section>
      <Title order={3} size="h5" mb={4}>
        {t("explorer.parameters")}
      </Title>
      <div className={classes.scroll}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("explorer.name")}</Table.Th>
              <Table.Th>{t("explorer.kind")}</Table.Th>
              <Table.Th>{t("explorer.required")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {parameters.map(({ name, schema, required }) => (
              <Table.Tr key={name}>
                <Table.Td>
                  <Code>{name}</Code>
                </Table.Td>
                <Table.Td>{kindOf(schema)}</Table.Td>
                <Table.Td>{required ? t("explorer.yes") : ""}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}

/** "integer | string, ≥ 1", "array of object (id, record), maxItems 100": JSON Schema speaks one language. */
function kindOf(schema: Schema): string {
  if (schema.enum) return schema.enum.join(" | ");
  const type = [schema.type ?? "any"].flat().join(" | ");
  const names = Object.keys(schema.properties ?? {});
  const limits = [
    schema.minimum !== undefined && `≥ ${schema.minimum}`,
    schema.maximum !== undefined && `≤ ${schema.maximum}`,
    schema.maxLength !== undefined && `maxLength ${schema.maxLength}`,
    schema.maxItems !== undefined && `maxItems ${schema.maxItems}`,
  ].filter((limit) => limit !== false);
  const whole = schema.items ? `${type} of ${kindOf(schema.items)}` : type;
  return [names.length > 0 ? `${whole} (${names.join(", ")})` : whole, ...limits].join(", ");
}
