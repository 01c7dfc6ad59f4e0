import { List, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Entity } from "../../../src/core/fields/field.ts";
import { PeopleBox } from "../../fields/user-select/people-box.tsx";
import { api } from "../../parts/api.ts";
import { DialogForm } from "../../parts/dialog-form.tsx";
import { type Group, readAll, useDirectoryChanged } from "../../parts/directory.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { useToast } from "../../parts/toast.tsx";

interface Props {
  readonly group: Group;
  readonly onClose: () => void;
}

/** Who is in a group, to be changed unless conditions say it; in Administrators, who administers the users. */
export function MembersDialog({ group, onClose }: Props) {
  const t = useT();
  const { code, name } = group;
  const { data, error, refetch } = useQuery({
    queryKey: ["directory", "group", code],
    queryFn: ({ signal }) => readAll<Entity>("/v1/group/users.json", "users", { code }, signal),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("groups.membersTitle", { name })}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {error !== null && <ErrorNote error={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingLines lines={3} />}
      {data !== undefined && group.type === "dynamic" && <Followed members={data} />}
      {data !== undefined && group.type === "static" && (
        <People group={group} members={data} onClose={onClose} />
      )}
    </Modal>
  );
}

/** Who is in a dynamic group follows from its conditions. */
function Followed({ members }: { readonly members: readonly Entity[] }) {
  const t = useT();
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t(members.length === 0 ? "groups.followNobody" : "groups.followText")}
      </Text>
      <List size="sm">
        {members.map(({ code, name }) => (
          <List.Item key={code}>{name}</List.Item>
        ))}
      </List>
    </Stack>
  );
}

function People({ group, members, onClose }: Props & { readonly members: readonly Entity[] }) {
  const t = useT();
  const toast = useToast();
  const changed = useDirectoryChanged();
  const [people, setPeople] = useState(members);
  const { code, name } = group;
  const save = useMutation({
    mutationFn: () => api.put("/v1/group/users.json", { code, users: people.map(({ code }) => code) }),
    async onSuccess() {
      await changed();
      toast.done(t("groups.membersSaved", { name }));
      onClose();
    },
  });
  return (
    <DialogForm save={save} action={t("common.save")} onClose={onClose}>
      <PeopleBox
        label={t("groups.people")}
        placeholder={people.length === 0 ? t("groups.nobody") : undefined}
        people={people}
        onPeople={setPeople}
        data-autofocus
      />
    </DialogForm>
  );
}
