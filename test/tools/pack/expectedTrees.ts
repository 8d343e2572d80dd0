import { lines } from './outline';

const ADDRESS = lines(`
  Address
    AddressNumber
    AddressTypeCode
    City xsi:nil
    County xsi:nil
    Country xsi:nil
    Fax xsi:nil
    FreightTermsCode xsi:nil
    ImportSequenceNumber xsi:nil
    Latitude xsi:nil
    Line1 xsi:nil
    Line2 xsi:nil
    Line3 xsi:nil
    Longitude xsi:nil
    Name xsi:nil
    PostalCode xsi:nil
    PostOfficeBox xsi:nil
    PrimaryContactName xsi:nil
    ShippingMethodCode
    StateOrProvince xsi:nil
    Telephone1 xsi:nil
    Telephone2 xsi:nil
    Telephone3 xsi:nil
    TimeZoneRuleVersionNumber xsi:nil
    UPSZone xsi:nil
    UTCOffset xsi:nil
    UTCConversionTimeZoneCode xsi:nil
`);

/** solution.xml of a solution that has one control and misses nothing, as the platform's exports of version 9 have it. */
export const SOLUTION_TREE = [
  ...lines(`
    ImportExportXml version SolutionPackageVersion languagecode generatedBy xmlns:xsi
      SolutionManifest
        UniqueName
        LocalizedNames
          LocalizedName description languagecode
        Descriptions
          Description description languagecode
        Version
        Managed
        Publisher
          UniqueName
          LocalizedNames
            LocalizedName description languagecode
          Descriptions
            Description description languagecode
          EMailAddress xsi:nil
          SupportingWebsiteUrl xsi:nil
          CustomizationPrefix
          CustomizationOptionValuePrefix
          Addresses
  `),
  ...[...ADDRESS, ...ADDRESS].map((line) => `        ${line}`),
  ...lines(`
    RootComponents
      RootComponent type schemaName behavior
    MissingDependencies
  `).map((line) => `    ${line}`),
];

/** customizations.xml of the same solution; sections in the order of Microsoft's schema, empty where unused. */
export const CUSTOMIZATIONS_TREE = lines(`
  ImportExportXml xmlns:xsi
    Entities
    Roles
    Workflows
    FieldSecurityProfiles
    Templates
    EntityMaps
    EntityRelationships
    OrganizationSettings
    optionsets
    CustomControls
      CustomControl
        Name
        FileName
    SolutionPluginAssemblies
    EntityDataProviders
    Languages
      Language
`);

/** [Content_Types].xml of a package with files of six extensions. */
export const CONTENT_TYPES_TREE = lines(`
  Types xmlns
    Default Extension ContentType
    Default Extension ContentType
    Default Extension ContentType
    Default Extension ContentType
    Default Extension ContentType
    Default Extension ContentType
`);
