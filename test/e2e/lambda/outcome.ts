import type { TerraformRun } from '../../support/terraform';

const TELLING =
  /^(?:│ )?(Error: .*|No changes\..*|Plan: .*|Apply complete! .*|Destroy complete! .*)$/;

/** What a run of Terraform came to, in its own words and without the rest. */
export function outcomeOf({ text }: TerraformRun): string[] {
  return text
    .split('\n')
    .map((line) => TELLING.exec(line.trimEnd())?.[1])
    .filter((line) => line !== undefined)
    .map((line) => line.slice(0, 300));
}
