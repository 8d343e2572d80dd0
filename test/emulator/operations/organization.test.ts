import { startClient } from '../fixtures/client';
import { contoso, id } from '../fixtures/contoso';
import { generateSample } from '../sample/generateSample';

const ask = "RetrieveCurrentOrganization(AccessType=Microsoft.Dynamics.CRM.EndpointAccessType'Default')";

describe('RetrieveCurrentOrganization', () => {
  it('tells what the organization row and the address tell, and no more', async () => {
    const client = await startClient(contoso());
    const { body } = await client.get(ask);
    expect(body).toEqual({
      '@odata.context': 'http://org/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrieveCurrentOrganizationResponse',
      Detail: {
        OrganizationId: id('f', 1),
        FriendlyName: 'contoso',
        OrganizationVersion: '9.2.0.0',
        UrlName: 'org',
        UniqueName: 'contoso',
        State: 'Enabled',
        Endpoints: {
          Count: 3,
          IsReadOnly: false,
          Keys: ['WebApplication', 'OrganizationService', 'OrganizationDataService'],
          Values: ['http://org/', 'http://org/XRMServices/2011/Organization.svc', 'http://org/XRMServices/2011/OrganizationData.svc'],
        },
      },
    });
  });

  const known = {
    EnvironmentId: id('f', 2),
    TenantId: id('f', 3),
    Geo: 'EMEA',
    FriendlyName: 'Contoso (test)',
    OrganizationVersion: '9.2.26073.7',
  };

  it('tells what the data knows of the environment', async () => {
    const client = await startClient({ ...contoso(), OrganizationDetails: [{ ...known, Colour: 'red' }] });
    const type = "Microsoft.Dynamics.CRM.EndpointAccessType'Internet'";
    const { body } = await client.get(`RetrieveCurrentOrganization(AccessType=@p1)?@p1=${type}`);
    expect(body.Detail).toMatchObject({ ...known, OrganizationId: id('f', 1) });
    expect(body.Detail).not.toHaveProperty('Colour');
    expect((await client.get('RetrieveVersion()')).body).toMatchObject({ Version: '9.2.26073.7' });
    expect(client.emulator.export().OrganizationDetails).toEqual([{ ...known, Colour: 'red' }]);
  });

  it.each(['RetrieveCurrentOrganization()', "RetrieveCurrentOrganization(AccessType=Microsoft.Dynamics.CRM.EndpointAccessType'Moon')"])(
    'refuses %s',
    async (address) => {
      const client = await startClient(contoso());
      expect((await client.get(address)).status).toBe(400);
      expect((await client.send('POST', ask, {})).status).toBe(404);
    },
  );
});

describe('RetrieveVersion', () => {
  it('says no more than that it is 9.2 where the data is silent', async () => {
    const client = await startClient(contoso());
    expect((await client.get('RetrieveVersion')).body).toEqual({
      '@odata.context': 'http://org/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrieveVersionResponse',
      Version: '9.2.0.0',
    });
  });
});

describe('the sample', () => {
  it('knows its environment and its tenant', async () => {
    const client = await startClient(generateSample());
    const guid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as unknown;
    const { Detail } = (await client.get(ask)).body;
    expect(Detail).toMatchObject({ FriendlyName: 'Contoso', UniqueName: 'contoso', EnvironmentId: guid, TenantId: guid });
  });
});
