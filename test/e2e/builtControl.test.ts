import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE_PATH, checkControl } from '../../tools/checks/checkControl';
import { readControlFiles, type ControlFiles } from '../../tools/checks/controlFiles';
import { builtControlFolder } from '../../tools/checks/productionBuild';

const ROOT = join(__dirname, '..', '..');

function builtControl(): ControlFiles {
  const folder = builtControlFolder(ROOT);
  if (!existsSync(join(folder, BUNDLE_PATH))) {
    throw new Error('there is no built control: run npm run build first');
  }
  return readControlFiles(folder);
}

describe('the control that npm run build made', () => {
  it('passes every check, at the version of package.json', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(checkControl(builtControl(), version)).toEqual([]);
  });

  it('takes React and Fluent from the platform', () => {
    const bundle = new TextDecoder().decode(builtControl().get(BUNDLE_PATH));
    expect(bundle).toContain('Reactv16');
    expect(bundle).toContain('FluentUIReactv940');
  });
});
