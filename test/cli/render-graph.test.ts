import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { graphOf, type Graph } from '../../lib/cli/graph';
import { renderDot } from '../../lib/cli/render-dot';
import { renderMermaid } from '../../lib/cli/render-mermaid';
import type { ReportedEdge, ReportedService } from '../../lib/model/report';

const service = (stack: string, name: string, more: Partial<ReportedService> = {}) => ({
  ...({ stack, name, target: 'kubernetes', kind: 'service', protocol: 'http' } as const),
  ...{ isPublic: false, location: '' },
  ...more,
});

const edge = (from: string, to: string, more: Partial<ReportedEdge> = {}): ReportedEdge => ({
  ...{ from, to, protocol: 'http', allow: [], location: '' },
  ...more,
});

function graph(services: ReportedService[], edges: ReportedEdge[]): Graph {
  const externals = [{ host: 'api.example.com', port: 443 }];
  return graphOf({ stacks: [], services, edges, externals, problems: [], acceptances: [] });
}

const SHOP = graph(
  [service('shop', 'web', { isPublic: true }), service('back', 'nightly', { kind: 'job' })],
  [
    edge('shop/web', 'api.example.com:443', { protocol: 'tcp' }),
    edge('back/nightly', 'shop/web', { timeoutSeconds: 0.8, retries: 2 }),
  ],
);

describe('the graph', () => {
  it('is Mermaid with a box per stack', () => {
    expect(renderMermaid(SHOP)).toBe(`flowchart LR
  n0("api.example.com:443")
  subgraph s0["back"]
    n1[["nightly"]]
  end
  subgraph s1["shop"]
    n2["web (public)"]
  end
  n1 -->|"http, 0.8 s, 2 retries"| n2
  n2 -->|"tcp"| n0`);
  });

  it('is DOT with a cluster per stack', () => {
    expect(renderDot(SHOP)).toBe(`digraph fleetwright {
  rankdir=LR;
  node [shape=box];
  "api.example.com:443" [label="api.example.com:443", shape=ellipse, style=dashed];
  subgraph cluster_0 {
    label="back";
    "back/nightly" [label="nightly", shape=box3d];
  }
  subgraph cluster_1 {
    label="shop";
    "shop/web" [label="web (public)"];
  }
  "back/nightly" -> "shop/web" [label="http, 0.8 s, 2 retries"];
  "shop/web" -> "api.example.com:443" [label="tcp"];
}`);
  });

  it('does not depend on the order in which things were declared', () => {
    const reversed = graph(
      [service('back', 'nightly', { kind: 'job' }), service('shop', 'web', { isPublic: true })],
      [
        edge('back/nightly', 'shop/web', { timeoutSeconds: 0.8, retries: 2 }),
        edge('shop/web', 'api.example.com:443', { protocol: 'tcp' }),
      ],
    );

    expect(reversed).toEqual(SHOP);
  });

  it('draws the other end of an edge that nobody declared', () => {
    const { nodes } = graph([], [edge('a/b', 'c/d')]);

    expect(nodes.map(({ key }) => key)).toEqual(['a/b', 'api.example.com:443', 'c/d']);
  });

  it('never lets a text of the user’s become syntax', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (stack, name) => {
        const drawn = graph([service(stack, name)], [edge(`${stack}/${name}`, `${stack}/${name}`)]);

        const [mermaid, dot] = [renderMermaid(drawn), renderDot(drawn)];

        // Without their quoted texts, all drawings are the same.
        expect(mermaid.replace(/"[^"]*"/g, '""').split('\n')).toHaveLength(6);
        expect(mermaid.match(/"[^"]*"/g)?.join('')).not.toMatch(/[\]{}<>`|;\n\\](?<!#\d+;)/u);
        const bare = dot.replace(/"(?:[^"\\]|\\.)*"/gs, '""');
        expect(bare).toContain('"" -> "" [label=""]');
        expect(bare.split('\n')).toHaveLength(dot.split('\n').length);
        expect(bare).not.toContain('\\');
      }),
      { numRuns: 1000 },
    );
  });
});
