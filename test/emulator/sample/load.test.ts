import { createEmulator } from '../emulator';
import { rowsOf } from '../environmentData';
import { generateSample } from './generateSample';

describe('the emulator', () => {
  it('takes the whole sample', async () => {
    const sample = generateSample();
    const emulator = await createEmulator(sample);
    expect(emulator.notes).toEqual([]);
    expect(rowsOf(emulator.export(), 'workflows')).toHaveLength(rowsOf(sample, 'workflows').length);
  });
});
