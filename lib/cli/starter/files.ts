import { kubernetesMain, lambdaMain, lambdaService } from './programs';
import { readme } from './readme';
import type { Starter } from './starter';

/** Versions that were seen to work together. */
const VERSIONS = {
  dependencies: {
    '@cdktf/provider-aws': '^21.22.1',
    '@cdktf/provider-kubernetes': '^12.1.1',
    cdktf: '^0.21.0',
    constructs: '^10.4.2',
  },
  devDependencies: { '@types/node': '^20.19.0', tsx: '^4.20.0', typescript: '^5.9.0' },
};

/** The files of a new project, by path. */
export function starterFiles(starter: Starter): Readonly<Record<string, string>> {
  const isLambda = starter.target === 'lambda';
  return {
    'package.json': json({
      name: starter.name,
      version: '0.1.0',
      private: true,
      scripts: {
        check: 'fleetwright check',
        synth: 'fleetwright synth',
        rehearse: 'fleetwright rehearse',
        types: 'tsc --noEmit',
      },
      dependencies: { ...VERSIONS.dependencies, fleetwright: starter.fleetwright },
      devDependencies: VERSIONS.devDependencies,
    }),
    'tsconfig.json': json({
      compilerOptions: {
        target: 'ES2022',
        module: 'node16',
        moduleResolution: 'node16',
        strict: true,
        skipLibCheck: true,
        noEmit: true,
      },
      include: ['*.ts'],
    }),
    'cdktf.json': json({ language: 'typescript', app: 'node --import tsx main.ts' }),
    'main.ts': isLambda ? lambdaMain(starter.name) : kubernetesMain(starter.name),
    ...(isLambda && { 'hello/index.mjs': lambdaService() }),
    'README.md': readme(starter),
    '.gitignore': 'node_modules\ncdktf.out\n.terraform\n.fleetwright\nterraform.*.tfstate*\n',
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
