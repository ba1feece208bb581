import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'versions.tf';

/**
 * The versions of Terraform that read what we write. cdktf may put `import` and `moved` blocks beside
 * our resources, and 1.5 is the first version that reads both; every OpenTofu does.
 */
export const REQUIRED_VERSION = '>= 1.5.0';

/**
 * Has an older Terraform refuse the stack in `folder`, instead of failing at the first thing that it
 * cannot read. In a file beside the configuration: checkov cannot read a `cdk.tf.json` that says it, and
 * would pass over the whole stack.
 */
export function writeRequiredVersion(folder: string): void {
  const text = `terraform {\n  required_version = "${REQUIRED_VERSION}"\n}\n`;
  writeFileSync(join(folder, FILE), text);
}
