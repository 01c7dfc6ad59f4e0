import { queryOptions } from "@tanstack/react-query";
import { api } from "../../parts/api.ts";

export interface Client {
  readonly id: string;
  readonly name: string;
  readonly redirectEndpoint: string;
  /** an address */
  readonly logo: string | null;
  readonly createdAt: string;
}
export type ListedClient = Client & { readonly allowedUsers: string };
export interface Person {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

export const clientsPath = "/tonari/v1/oauth/clients";

export const clientsQuery = queryOptions({
  queryKey: ["oauth"],
  queryFn: ({ signal }) => api.get<{ clients: ListedClient[] }>(clientsPath, {}, { signal }),
});
export const clientQuery = (id: string) =>
  queryOptions({
    queryKey: ["oauth", id],
    queryFn: ({ signal }) => api.get<Client>(`${clientsPath}/${id}`, {}, { signal }),
  });
export const allowedQuery = (id: string) =>
  queryOptions({
    queryKey: ["oauth", id, "users"],
    queryFn: ({ signal }) => api.get<{ users: Person[] }>(`${clientsPath}/${id}/users`, {}, { signal }),
  });
