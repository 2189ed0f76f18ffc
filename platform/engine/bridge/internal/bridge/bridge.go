// Package bridge makes a Pulumi plugin of a Terraform provider and a table of names.
package bridge

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	shimv2 "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim/sdk-v2"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
)

// Fields are overrides of single properties, by their Terraform names.
type Fields = map[string]*tfbridge.SchemaInfo

// Plugin is a plugin in tables. All its names are those of the SDK of the same version.
type Plugin struct {
	Name    string
	Version string
	// Provider is the Terraform provider, of the version that the official plugin bundles.
	Provider *schema.Provider
	// Types are the Pulumi types of Terraform's resources, in short: "compute/Instance".
	Types map[string]string
	// Functions are the Pulumi functions of Terraform's data sources, in short: "compute/getFlavor".
	Functions map[string]string
	// Config, Fields and FunctionFields say what differs from the bridge's own translation.
	Config         Fields
	Fields         map[string]Fields
	FunctionFields map[string]Fields
	// DeleteFirst are resources whose successor can't exist beside them.
	DeleteFirst []string
}

// Main answers --names with all names as JSON and --version with the version. Otherwise it serves Pulumi.
func Main(plugin Plugin) {
	info := plugin.info()
	if len(os.Args) == 2 && os.Args[1] == "--names" {
		encoder := json.NewEncoder(os.Stdout)
		encoder.SetIndent("", " ")
		if err := encoder.Encode(namesOf(info)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	// Pulumi asks for the schema only where the program is YAML, or a language's SDK is made from it.
	schema := fmt.Sprintf(`{"name":%q,"version":%q}`, plugin.Name, plugin.Version)
	tfbridge.Main(plugin.Name, plugin.Version, info, []byte(schema))
}

func (plugin Plugin) info() tfbridge.ProviderInfo {
	info := tfbridge.ProviderInfo{
		P:            shimv2.NewProvider(plugin.Provider),
		Name:         plugin.Name,
		Version:      plugin.Version,
		Config:       plugin.Config,
		Resources:    map[string]*tfbridge.ResourceInfo{},
		DataSources:  map[string]*tfbridge.DataSourceInfo{},
		MetadataInfo: tfbridge.NewProviderMetadata([]byte("{}")),
	}
	for name, short := range plugin.Types {
		info.Resources[name] = &tfbridge.ResourceInfo{
			Tok:    tokens.Type(plugin.token(short)),
			Fields: plugin.Fields[name],
		}
	}
	for name, short := range plugin.Functions {
		info.DataSources[name] = &tfbridge.DataSourceInfo{
			Tok:    tokens.ModuleMember(plugin.token(short)),
			Fields: plugin.FunctionFields[name],
		}
	}
	for _, name := range plugin.DeleteFirst {
		info.Resources[name].DeleteBeforeReplace = true
	}
	// As the official plugins do: a resource without a name gets its Pulumi name with a random suffix.
	info.SetAutonaming(255, "-")
	return info
}

// token makes "openstack:compute/instance:Instance" of "compute/Instance".
func (plugin Plugin) token(short string) string {
	module, name, found := strings.Cut(short, "/")
	if !found {
		module, name = "index", short
	}
	return fmt.Sprintf("%s:%s/%s%s:%s", plugin.Name, module, strings.ToLower(name[:1]), name[1:], name)
}
