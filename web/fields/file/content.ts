import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

const shownTypes = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;
/** Drawing a huge picture as a thumbnail would load all of it. */
const largestThumbnail = 20_000_000;

export const isPicture = ({ contentType, size }: { contentType: string; size: string }) =>
  shownTypes.test(contentType) && Number(size) <= largestThumbnail;

/** A session's requests carry a header that `<img src>` and `<a href>` cannot send, so the page fetches the bytes. */
async function load(fileKey: string, signal?: AbortSignal): Promise<Blob> {
  const response = await fetch(`/k/v1/file.json?fileKey=${encodeURIComponent(fileKey)}`, {
    headers: { "X-Requested-With": "XMLHttpRequest" },
    credentials: "same-origin",
    signal,
  });
  if (!response.ok) throw new Error(`file: HTTP ${response.status}`);
  return response.blob();
}

/** An address of the picture's bytes that lives as long as the component. */
export function usePicture(fileKey: string, enabled: boolean): string | undefined {
  const { data } = useQuery({
    queryKey: ["file", fileKey],
    queryFn: ({ signal }) => load(fileKey, signal),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  return address;
}

export async function download(fileKey: string, name: string): Promise<void> {
  const address = URL.createObjectURL(await load(fileKey));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Browsers start the download after the click returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
