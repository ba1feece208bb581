import type { Starter } from './starter';

export function readme({ name, target }: Starter): string {
  const where = target === 'lambda' ? 'AWS Lambda' : 'Kubernetes';
  const needs =
    target === 'lambda'
      ? 'AWS credentials, such as `AWS_PROFILE`'
      : '`KUBE_CONFIG_PATH`, the path of your kubeconfig file';
  return `# ${name}

Microservices on ${where}, written with Fleetwright in [main.ts](main.ts).

\`\`\`sh
npm install
npx fleetwright check      # what is wrong with the system
npx fleetwright graph      # who calls whom
npx fleetwright rehearse   # plan and apply against stand-ins: nothing real is touched
npx fleetwright deploy     # for real: needs ${needs}
\`\`\`
`;
}
