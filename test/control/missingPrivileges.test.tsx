import { screen, waitFor } from '@testing-library/react';
import { environment, flowRow, referenceRow, schedule, definition } from './environment';
import { showControl, type HostOptions } from './harness';

const rows = {
  connectionreferences: [referenceRow(1)],
  workflows: [flowRow(1, definition(schedule, { dataverse: { reference: 'contoso_reference1' } }))],
};

/** Longer than the control waits before it draws what has come in, in milliseconds. */
const redrawTime = 600;

/** A Dataverse that refuses to answer for want of a privilege. */
function withoutPrivilege(refused: Readonly<Record<string, string>>, asked: string[] = []): HostOptions['through'] {
  return (fetch) => (request) => {
    const set = new URL(request.url).pathname.split('/').pop() ?? '';
    const privilege = refused[set];
    asked.push(set);
    const message = `Principal user (Id=1, type=8) is missing ${privilege} privilege (Id=2) on OTC=1 for entity 'x'.`;
    return privilege === undefined
      ? fetch(request)
      : Promise.resolve(Response.json({ error: { code: '0x80040220', message } }, { status: 403 }));
  };
}

it('names the privilege and the role that are wanting for the runs, as a note and no error', async () => {
  await showControl(environment(rows), { through: withoutPrivilege({ flowruns: 'prvReadflowrun' }) });
  const note = await screen.findByText(/the privilege prvReadflowrun is missing/);
  expect(note).toHaveTextContent('Environment Maker');
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
});

it('says only what the list itself wants where there are no rows to add to', async () => {
  const refused = { flowruns: 'prvReadflowrun', connectionreferences: 'prvReadconnectionreference' };
  const asked: string[] = [];
  await showControl(environment(rows), { through: withoutPrivilege(refused, asked) });
  expect(await screen.findByText(/the privilege prvReadconnectionreference is missing/)).toBeVisible();
  await waitFor(() => expect(asked).toContain('flowruns'));
  await new Promise((resolve) => setTimeout(resolve, redrawTime));
  expect(screen.queryByText(/prvReadflowrun/)).not.toBeInTheDocument();
});
