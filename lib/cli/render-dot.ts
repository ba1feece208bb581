import { edgeLabel, nodesByStack, type Graph, type GraphNode } from './graph';

/**
 * The graph for Graphviz.
 *
 * @see https://graphviz.org/doc/info/lang.html
 */
export function renderDot(graph: Graph): string {
  const lines = ['digraph fleetwright {', '  rankdir=LR;', '  node [shape=box];'];
  let group = 0;
  for (const [stack, nodes] of nodesByStack(graph)) {
    const drawn = nodes.map((node) => `${quote(node.key)} [${attributes(node)}];`);
    if (stack === undefined) lines.push(...drawn.map((line) => `  ${line}`));
    else {
      lines.push(`  subgraph cluster_${group} {`, `    label=${quote(stack)};`);
      lines.push(...drawn.map((line) => `    ${line}`), '  }');
      group += 1;
    }
  }
  for (const edge of graph.edges) {
    lines.push(`  ${quote(edge.from)} -> ${quote(edge.to)} [label=${quote(edgeLabel(edge))}];`);
  }
  return [...lines, '}'].join('\n');
}

function attributes({ kind, label, isPublic }: GraphNode): string {
  const shape = { service: '', job: ', shape=box3d', external: ', shape=ellipse, style=dashed' }[
    kind
  ];
  return `label=${quote(isPublic === true ? `${label} (public)` : label)}${shape}`;
}

/** In DOT's quotes a backslash starts an escape, and a quote ends the text. */
function quote(text: string): string {
  return `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/[\r\n]+/g, ' ')}"`;
}
