import type { Provenance } from "./evidence.js";

/** A package that makes calls for the code that imports it. */
export const clientPackagesProvenance: Provenance = {
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-sdk",
  retrieved: "2026-11-29",
  evidence: "community",
};

/** The names under which clients of SP-API are imported or required, in any language. */
export const clientPackages: readonly string[] = [
  ...["@amazon-sp-api-release/amazon-sp-api-sdk-js", "@sp-api-sdk/", "amazon-sp-api", "selling-partner-api-sdk"],
  ...["@scaleleap/selling-partner-api-sdk", "sp-api-client"],
  ...[
    "from sp_api",
    "import sp_api",
    "python-amazon-sp-api",
    "amzn-sp-api",
    "from spapi",
    "import spapi",
    "saleweaver",
  ],
  ...["software.amazon.spapi", "com.amazon.sellingpartner", "com.amazon.spapi"],
  ...["SellingPartnerApi\\", "jlevers/selling-partner-api", "AmazonPHP\\SellingPartner", "amazon-php/sp-api-sdk"],
  ...["amzn-spapi/sdk", "SpApi\\", "highsidelabs/laravel-spapi", "FikaAmazonAPI", "CSharpAmazonSpAPI"],
  ...["software.amzn.spapi", "Amazon.SellingPartnerAPI", "gopkg.me/selling-partner-api-sdk", "go-amazon-sp-api"],
  ...["muffin_man", "amz_sp_api", "AmzSpApi"],
];
