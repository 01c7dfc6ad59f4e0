import { ActionIcon, Button, Group, Select, Text, Title } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { PeopleBox } from "../../fields/user-select/people-box.tsx";
import { api } from "../../parts/api.ts";
import {
  changePlaces,
  type JobTitle,
  type Organization,
  titlesQuery,
  useDirectoryChanged,
} from "../../parts/directory.ts";
import { ErrorNote } from "../../parts/error-note.tsx";
import { useT } from "../../parts/i18n.tsx";
import { LoadingLines } from "../../parts/loading.tsx";
import { PersonIcon } from "../../parts/person-icon.tsx";
import { useToast } from "../../parts/toast.tsx";
import classes from "./organizations.module.css";

interface Person {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}
interface Member {
  readonly user: Person;
  readonly title: JobTitle | null;
}
const size = 100;

/** Who belongs to a department, and as what. Each change is saved at once. */
export function Members({ organization }: { readonly organization: Organization }) {
  const t = useT();
  const { code } = organization;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["directory", "members", code],
    queryFn: async ({ pageParam: offset, signal }) =>
      (
        await api.get<{ userTitles: Member[] }>(
          "/v1/organization/users.json",
          { code, offset, size },
          { signal },
        )
      ).userTitles,
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.length < size ? undefined : pages.length * size),
  });
  const members = data?.pages.flat() ?? [];
  return (
    <>
      <Title order={3} size="h4" mt="md" mb={4}>
        {t("organizations.members")}
      </Title>
      <AddMember organization={organization} />
      {error !== null && <ErrorNote error={error} onRetry={refetch} />}
      {error === null && data === undefined && <LoadingLines lines={3} height={32} />}
      {data !== undefined && members.length === 0 && (
        <Text c="dimmed" size="sm" mt="xs">
          {t("organizations.noMembers")}
        </Text>
      )}
      {members.map((member) => (
        <MemberRow key={member.user.id} organization={organization} member={member} />
      ))}
      {hasNextPage && (
        <Button variant="default" mt="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("common.next")}
        </Button>
      )}
    </>
  );
}

function MemberRow({
  organization,
  member: { user, title },
}: {
  readonly organization: Organization;
  readonly member: Member;
}) {
  const t = useT();
  const toast = useToast();
  const changed = useDirectoryChanged();
  const { data: titles = [] } = useQuery(titlesQuery);
  const facts = { name: user.name, organization: organization.name };
  const setTitle = useMutation({
    mutationFn: (titleCode: string) =>
      changePlaces(user.code, (places) =>
        places.map((place) => (place.orgCode === organization.code ? { ...place, titleCode } : place)),
      ),
    onSuccess: changed,
    onError: (error) => toast.failed(error),
  });
  const remove = useMutation({
    mutationFn: () =>
      changePlaces(user.code, (places) => places.filter(({ orgCode }) => orgCode !== organization.code)),
    async onSuccess() {
      await changed();
      toast.done(t("organizations.memberRemoved", facts));
    },
    onError: (error) => toast.failed(error),
  });
  return (
    <div className={classes.member}>
      <Group gap="xs" wrap="nowrap" miw={0}>
        <PersonIcon person={user} size={28} />
        <Text component={Link} to={`/admin/users/${user.id}`} c="var(--color-link)" className={classes.name}>
          {user.name}
        </Text>
      </Group>
      <Select
        size="xs"
        aria-label={t("organizations.titleOf", { name: user.name })}
        data={[
          { value: "", label: t("organizations.noTitle") },
          ...titles.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        value={setTitle.isPending ? setTitle.variables : (title?.code ?? "")}
        allowDeselect={false}
        onChange={(code) => code !== null && setTitle.mutate(code)}
      />
      <ActionIcon
        aria-label={t("organizations.removeMember", facts)}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}

function AddMember({ organization }: { readonly organization: Organization }) {
  const t = useT();
  const toast = useToast();
  const changed = useDirectoryChanged();
  const [key, setKey] = useState(0);
  const add = useMutation({
    mutationFn: ({ code }: Pick<Person, "code" | "name">) =>
      changePlaces(code, (places) =>
        places.some(({ orgCode }) => orgCode === organization.code)
          ? places
          : [...places, { orgCode: organization.code, titleCode: "" }],
      ),
    async onSuccess(_, { name }) {
      await changed();
      toast.done(t("organizations.memberAdded", { name, organization: organization.name }));
    },
    onError: (error) => toast.failed(error),
  });
  return (
    <PeopleBox
      key={key}
      label={t("organizations.addMember")}
      people={[]}
      onPeople={([person]) => {
        if (person) add.mutate(person);
        setKey(key + 1);
      }}
      maw={340}
      mb="xs"
    />
  );
}
