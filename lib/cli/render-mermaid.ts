import { edgeLabel, nodesByStack, type Graph, type GraphNode } from './graph';

/**
 * The graph as Mermaid, which GitHub and GitLab draw. Nodes have numbers for names, so that no text of
 * the user's is ever read as syntax.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function renderMermaid(graph: Graph): string {
  const idOf = new Map(graph.nodes.map(({ key }, index) => [key, `n${index}`]));
  const lines = ['flowchart LR'];
  let group = 0;
  for (const [stack, nodes] of nodesByStack(graph)) {
    const drawn = nodes.map((node) => `${idOf.get(node.key)}${shape(node)}`);
    if (stack === undefined) lines.push(...drawn.map((line) => `  ${line}`));
    else {
      lines.push(
        `  subgraph s${group}[${quote(stack)}]`,
        ...drawn.map((line) => `    ${line}`),
        '  end',
      );
      group += 1;
    }
  }
  for (const edge of graph.edges) {
    lines.push(`  ${idOf.get(edge.from)} -->|${quote(edgeLabel(edge))}| ${idOf.get(edge.to)}`);
  }
  return lines.join('\n');
}

function shape({ kind, label, isPublic }: GraphNode): string {
  const text = quote(isPublic === true ? `${label} (public)` : label);
  if (kind === 'external') return `(${text})`;
  return kind === 'job' ? `[[${text}]]` : `[${text}]`;
}

/** Letters, digits and what no syntax starts with stay; the rest becomes Mermaid's entity codes. */
function quote(text: string): string {
  const safe = [...text].map((char) =>
    /[\p{L}\p{N} ._,:/()-]/u.test(char) ? char : `#${char.codePointAt(0)};`,
  );
  return `"${safe.join('')}"`;
}
