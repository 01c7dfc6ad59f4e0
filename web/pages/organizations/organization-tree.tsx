import { Tree, useTree } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { type KeyboardEvent, useMemo, useState } from "react";
import { type Organization, treeOf } from "../../parts/directory.ts";
import { useT } from "../../parts/i18n.tsx";
import classes from "./organizations.module.css";
import { useDragging } from "./use-dragging.ts";

interface Props {
  readonly organizations: readonly Organization[];
  readonly chosen: string | undefined;
  readonly onChoose: (code: string) => void;
}

/** By mouse: choose and drag. By key: arrows, Enter to choose; moving by key is the dialog's. */
export function OrganizationTree({ organizations, chosen, onChoose }: Props) {
  const t = useT();
  const data = useMemo(() => treeOf(organizations), [organizations]);
  // Open unless somebody closed it: what comes below a department is seen at once.
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const tree = useTree({
    expandedState: Object.fromEntries(organizations.map(({ code }) => [code, !closed.has(code)])),
    onExpandedStateChange: (state) =>
      setClosed(new Set(Object.keys(state).filter((code) => state[code] === false))),
    selectedState: chosen === undefined ? [] : [chosen],
    onSelectedStateChange: ([code]) => code !== undefined && onChoose(code),
  });
  const { dragging, source, target } = useDragging(organizations);

  function chooseByKey(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.target instanceof HTMLElement)) return;
    const code = event.target.closest<HTMLElement>("[role=treeitem]")?.dataset.value;
    if (code !== undefined) onChoose(code);
  }

  return (
    <>
      <Tree
        data={data}
        tree={tree}
        aria-label={t("organizations.tree")}
        levelOffset={20}
        expandOnClick={false}
        selectOnClick
        allowRangeSelection={false}
        onKeyDown={chooseByKey}
        renderNode={({ node, expanded, hasChildren, elementProps, tree }) => (
          <div
            {...elementProps}
            {...source(node.value)}
            {...target(node.value)}
            className={`${elementProps.className} ${classes.node}`}
          >
            {/* The tree item itself opens and closes by key, and says whether it is open. */}
            <span
              className={classes.twist}
              data-open={expanded || undefined}
              aria-hidden
              onClick={(event) => {
                event.stopPropagation();
                tree.toggleExpanded(node.value);
              }}
            >
              {hasChildren && <IconChevronRight size={16} />}
            </span>
            <span>{node.label}</span>
          </div>
        )}
      />
      {dragging && (
        <div className={classes.top} {...target("")}>
          {t("organizations.top")}
        </div>
      )}
    </>
  );
}
