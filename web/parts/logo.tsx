/** 隣: two doors side by side. One is ours. */
export function Logo({ size = 22 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <rect x="2.5" y="4" width="12" height="24" rx="3.5" fill="var(--color-accent)" />
      <rect
        x="18.75"
        y="5.25"
        width="9.5"
        height="21.5"
        rx="2.5"
        fill="none"
        stroke="var(--color-accent)"
        strokeWidth="2.5"
      />
      <circle cx="11" cy="16.5" r="1.5" fill="var(--color-on-accent)" />
      <circle cx="22" cy="16.5" r="1.5" fill="var(--color-accent)" />
    </svg>
  );
}
