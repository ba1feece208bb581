import { Command, Option } from 'commander';

import { Refused } from '../exit';
import { graphOf, type Graph } from '../graph';
import type { Io } from '../io';
import { withJson, withProgramOptions, type ProgramOptions } from '../options';
import { readProject } from '../project';
import { renderDot } from '../render-dot';
import { renderMermaid } from '../render-mermaid';
import { examine } from '../synthesis';

interface GraphOptions extends ProgramOptions {
  readonly format: 'mermaid' | 'dot' | 'json';
  readonly json: boolean;
}

export function graphCommand(io: Io): Command {
  return withJson(withProgramOptions(new Command('graph')))
    .description('Draw who calls whom.')
    .addOption(
      new Option('-f, --format <format>', 'how to draw')
        .choices(['mermaid', 'dot', 'json'])
        .default('mermaid'),
    )
    .addHelpText('after', '\nExample:\n  fleetwright graph --format dot | dot -Tsvg > graph.svg')
    .action(async (options: GraphOptions) => {
      const report = await examine(io, readProject(io, options), (synthesis) => synthesis.report);
      if (report === undefined) {
        throw new Refused(
          'the program has no ServiceStack of fleetwright: there is nothing to draw',
        );
      }
      io.out(render(graphOf(report), options));
    });
}

function render(graph: Graph, { format, json }: GraphOptions): string {
  if (json || format === 'json') return JSON.stringify(graph, null, 2);
  return format === 'dot' ? renderDot(graph) : renderMermaid(graph);
}
