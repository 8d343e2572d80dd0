import { readServeOptions } from './serveOptions';

describe('the parameters of npm run emulator', () => {
  it('are the port and the sample as it is by default', () => {
    expect(readServeOptions([])).toEqual({ help: false, port: 8182, sample: {}, faults: [] });
  });

  it('size the sample, and seed it', () => {
    const sample = { connectionReferences: 10_000, flows: 300, clientdataBytes: 20_000, seed: 7 };
    expect(readServeOptions(['--sample', '10000x300', '--seed', '7']).sample).toEqual(sample);
    expect(readServeOptions(['--seed=3']).sample).toEqual({ seed: 3 });
  });

  it('take a file in place of the sample', () => {
    expect(readServeOptions(['--data', 'rows.json', '--port', '0'])).toMatchObject({ data: 'rows.json', port: 0 });
  });

  it('ask for faults, one after the other', () => {
    expect(readServeOptions(['--fault', 'error; first=1', '--fault', 'delay=20']).faults).toEqual([
      { fault: { error: true }, first: 1 },
      { delay: 20 },
    ]);
  });

  it.each([
    [['--sample', '10000'], '--sample: expected'],
    [['--sample', 'axb'], '--sample: expected'],
    [['--sample', '10x20001'], '--sample: expected'],
    [['--seed', 'x'], '--seed: expected a whole number'],
    [['--seed', '1', '--data', 'rows.json'], '--data: not together'],
    [['--sample', '1x1', '--data', 'rows.json'], '--data: not together'],
    [['--port', '65536'], '--port: expected a whole number'],
    [['--fault', 'slow'], '--fault: slow: no such word'],
    [['--fault'], '--fault'],
    [['rows.json'], 'rows.json'],
  ])('%j is refused', (parameters, message) => {
    expect(() => readServeOptions(parameters)).toThrow(message);
  });
});
