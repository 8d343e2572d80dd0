import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleControl, type SampleChanges } from './sampleControl';
import { toolProject, type ToolProject } from './toolProject';

const BUILT = 'out/controls/ConnectionManager';
let project: ToolProject;

beforeEach(() => {
  project = toolProject();
});

afterEach(() => {
  project.remove();
});

const filesOf = (control: SampleChanges): Record<string, string> =>
  Object.fromEntries([...sampleControl(control)].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]));

/**
 * Stands in for pcf-scripts: notes how it was called, then writes this control, or none; another one where service principals are left out.
 * Like the real one it always ends with 0.
 */
function installScripts(control: SampleChanges | undefined, rest: SampleChanges | undefined = control): void {
  const files = { whole: control && filesOf(control), rest: rest && filesOf(rest) };
  project.write('node_modules/pcf-scripts/bin/pcf-scripts.js', `
    const fs = require('node:fs');
    const path = require('node:path');
    fs.writeFileSync('called.json', JSON.stringify({ args: process.argv.slice(2), telemetryOff: process.env.PP_TOOLS_TELEMETRY_OPTOUT }));
    const files = ${JSON.stringify(files)};
    for (const [name, text] of Object.entries(files[process.env.BUNDLE_WITHOUT === 'servicePrincipals' ? 'rest' : 'whole'] ?? {})) {
      const file = path.join('${BUILT}', name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
    }
  `);
}

describe('npm run build', () => {
  it('builds for production, without telemetry, and prints the sizes beside their limits', () => {
    installScripts({});
    const { status, stdout } = project.run('build');
    expect(JSON.parse(readFileSync(join(project.folder, 'called.json'), 'utf8')))
      .toEqual({ args: ['build', '--buildMode', 'production'], telemetryOff: '1' });
    expect(stdout).toContain(
      'bundle.js 0.1 KB (0.1 KB gzipped), limits 450 KB and 139 KB; without service principals 0.1 KB (0.1 KB gzipped), limits 350 KB and 110 KB',
    );
    expect(status).toBe(0);
  });

  it('fails, and says why, when a check fails', () => {
    installScripts({ manifest: { '9.46.2': '9.68.0' } });
    const { status, stderr } = project.run('build');
    expect(stderr).toContain('[fluent-version] platform library Fluent is 9.68.0, not 9.46.2');
    expect(status).toBe(1);
  });

  it('fails, and prints the size, when the bundle is too big', () => {
    installScripts({ bundle: `//${'a'.repeat(460_000)}` }, {});
    const { status, stdout, stderr } = project.run('build');
    expect(stdout).toContain('bundle.js 460.0 KB');
    expect(stderr).toContain('[bundle-size]');
    expect(status).toBe(1);
  });

  it('fails when what is left without service principals is too big by itself', () => {
    installScripts({ bundle: `//${'a'.repeat(360_000)}` });
    const { status, stderr } = project.run('build');
    expect(stderr).toContain('[bundle-size] without service principals 360.0 KB');
    expect(status).toBe(1);
  });

  it('fails when nothing was built, whatever pcf-scripts says, and keeps no earlier build', () => {
    project.putControl(sampleControl());
    installScripts(undefined);
    const { status, stderr } = project.run('build');
    expect(stderr).toContain('the build failed');
    expect(status).toBe(1);
    expect(existsSync(join(project.folder, BUILT, 'bundle.js'))).toBe(false);
  });

  it('is what npm run pack does first when there is no built control', () => {
    installScripts({});
    expect(project.run('pack').status).toBe(0);
    expect(existsSync(join(project.folder, 'called.json'))).toBe(true);
  });
});
