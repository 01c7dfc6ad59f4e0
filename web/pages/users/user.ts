import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../../parts/api.ts";

/** A user as administrators see one. */
export interface User {
  readonly id: string;
  /** the login name */
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly valid: boolean;
  readonly administrator: boolean;
  readonly createdAt: string;
  /** too many wrong passwords or codes */
  readonly locked: boolean;
  /** the password has to be replaced at the next sign-in */
  readonly temporary: boolean;
  readonly twoFactor: boolean;
}

export const perPage = 50;

export const usersQuery = (page: number, search: string) =>
  queryOptions({
    queryKey: ["users", page, search],
    queryFn: ({ signal }) =>
      api.get<{ users: User[]; totalCount: string }>(
        "/tonari/v1/users",
        { offset: (page - 1) * perPage, limit: perPage, search: search === "" ? undefined : search },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
