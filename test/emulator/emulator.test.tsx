import { createEmulator } from './emulator';
import { contoso, ids } from './fixtures/contoso';

describe('the emulator in a browser-like test environment', () => {
  it('answers with the Request and Response of the global', async () => {
    expect(typeof window).toBe('object');
    const emulator = await createEmulator(contoso());
    const response = await emulator.fetch(new Request(`http://org/api/data/v9.2/workflows(${ids.invoiceFlow})?$select=name`));
    expect(response).toBeInstanceOf(Response);
    expect(await response.json()).toMatchObject({ name: 'Invoice: 50% reminder' });
  });
});
