import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleControl } from '../build/sampleControl';
import { toolProject, type ToolProject } from '../build/toolProject';

const MANAGED = 'out/solutions/ConnectionManager_0.1.0_managed.zip';
const UNMANAGED = 'out/solutions/ConnectionManager_0.1.0_unmanaged.zip';
const unzipThere = spawnSync('unzip', ['-v']).status === 0;
let project: ToolProject;

beforeEach(() => {
  project = toolProject();
});

afterEach(() => {
  project.remove();
});

function packed(path: string): Buffer {
  return readFileSync(join(project.folder, path));
}

describe('npm run pack', () => {
  it('writes the same two zips in every time zone', () => {
    project.putControl(sampleControl());
    expect(project.run('pack', { TZ: 'Pacific/Auckland' })).toMatchObject({ status: 0, stderr: '' });
    const first = [packed(MANAGED), packed(UNMANAGED)];
    expect(project.run('pack', { TZ: 'America/Los_Angeles' })).toMatchObject({ status: 0, stderr: '' });
    expect([packed(MANAGED), packed(UNMANAGED)]).toEqual(first);
    expect(first[0]).not.toEqual(first[1]);
    expect(readdirSync(join(project.folder, 'out', 'solutions'))).toHaveLength(2);
  });

  (unzipThere ? it : it.skip)('writes zips that unzip finds sound', () => {
    project.putControl(sampleControl());
    project.run('pack');
    for (const path of [MANAGED, UNMANAGED]) {
      expect(spawnSync('unzip', ['-t', join(project.folder, path)], { encoding: 'utf8' }).stdout).toContain('No errors detected');
    }
  });

  it('packs nothing when the control may not be shipped, and says why', () => {
    project.putControl(sampleControl({ bundle: 'eval("1")' }));
    const { status, stderr } = project.run('pack');
    expect(stderr).toMatch(/^not packed:\n\[bundle-eval\]/);
    expect(status).toBe(1);
    expect(existsSync(join(project.folder, 'out', 'solutions'))).toBe(false);
  });

  it('packs nothing when the solution\'s source and the package disagree', () => {
    project.putControl(sampleControl());
    const path = 'Solutions/ConnectionManager/src/Other/Solution.xml';
    project.write(path, packed(path).toString().replace('<Version>0.1.0.0<', '<Version>0.2.0.0<'));
    const { status, stderr } = project.run('pack');
    expect(stderr).toContain('[solution-version] the solution\'s version is 0.2.0.0');
    expect(status).toBe(1);
  });
});
