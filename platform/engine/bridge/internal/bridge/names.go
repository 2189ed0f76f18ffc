package bridge

import (
	"fmt"
	"sort"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	shim "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim"
)

// names is what --names prints, for the comparison with the SDK.
type names struct {
	Name      string            `json:"name"`
	Version   string            `json:"version"`
	Config    properties        `json:"config"`
	Resources map[string]member `json:"resources"`
	Functions map[string]member `json:"functions"`
	// Unserved are resources and data sources of the Terraform provider without a row in the tables.
	Unserved []string `json:"unserved"`
}

// member is a resource or function. Outputs are all its properties: an input is an output, too.
type member struct {
	Terraform string     `json:"terraform"`
	Inputs    properties `json:"inputs"`
	Outputs   properties `json:"outputs"`
	// Required are the inputs that a program has to give.
	Required []string `json:"required"`
	// Secret are the properties that Terraform calls sensitive, which the bridge hands over as secrets.
	Secret []string `json:"secret"`
}

// properties are shapes by Pulumi's names: "string", "number", "boolean", "list of …", "map of …", or nested properties.
type properties map[string]any

func namesOf(info tfbridge.ProviderInfo) names {
	result := names{
		Name: info.Name, Version: info.Version,
		Config:    propertiesOf(info.P.Schema(), info.Config, settable),
		Resources: map[string]member{}, Functions: map[string]member{},
		Unserved: []string{},
	}
	info.P.ResourcesMap().Range(func(name string, resource shim.Resource) bool {
		if row, ok := info.Resources[name]; ok {
			result.Resources[string(row.Tok)] = memberOf(name, resource, row.Fields)
		} else {
			result.Unserved = append(result.Unserved, name)
		}
		return true
	})
	info.P.DataSourcesMap().Range(func(name string, source shim.Resource) bool {
		if row, ok := info.DataSources[name]; ok {
			result.Functions[string(row.Tok)] = memberOf(name, source, row.Fields)
		} else {
			result.Unserved = append(result.Unserved, "data."+name)
		}
		return true
	})
	return result
}

func memberOf(name string, resource shim.Resource, fields Fields) member {
	schema := resource.Schema()
	result := member{
		Terraform: name,
		Inputs:    propertiesOf(schema, fields, settable),
		Outputs:   propertiesOf(schema, fields, notID),
		Required:  []string{},
		Secret:    []string{},
	}
	schema.Range(func(key string, field shim.Schema) bool {
		name := tfbridge.TerraformToPulumiNameV2(key, schema, fields)
		if field.Sensitive() {
			result.Secret = append(result.Secret, name)
		}
		if info := fields[key]; field.Required() && (info == nil || info.Default == nil) {
			result.Required = append(result.Required, name)
		}
		return true
	})
	sort.Strings(result.Required)
	sort.Strings(result.Secret)
	return result
}

// settable tells the inputs among a resource's properties.
func settable(_ string, field shim.Schema) bool { return field.Optional() || field.Required() }

// notID tells the outputs: every resource has an id of Pulumi's own.
func notID(key string, _ shim.Schema) bool { return key != "id" }

// nested tells the properties of a nested object, which are the same for inputs and outputs.
func nested(string, shim.Schema) bool { return true }

func propertiesOf(schema shim.SchemaMap, fields Fields, belongs func(string, shim.Schema) bool) properties {
	result := properties{}
	schema.Range(func(key string, field shim.Schema) bool {
		if field.Removed() == "" && belongs(key, field) {
			result[tfbridge.TerraformToPulumiNameV2(key, schema, fields)] = shapeOf(field, fields[key])
		}
		return true
	})
	return result
}

func shapeOf(field shim.Schema, info *tfbridge.SchemaInfo) any {
	var fields Fields
	if info != nil && info.Elem != nil {
		fields = info.Elem.Fields
	}
	switch field.Type() {
	case shim.TypeBool:
		return "boolean"
	case shim.TypeInt, shim.TypeFloat:
		return "number"
	case shim.TypeString:
		return "string"
	case shim.TypeMap:
		return wrap("map", elementOf(field, fields))
	case shim.TypeList, shim.TypeSet:
		if tfbridge.IsMaxItemsOne(field, info) {
			return elementOf(field, fields)
		}
		return wrap("list", elementOf(field, fields))
	default:
		panic(fmt.Sprintf("a property of type %v", field.Type()))
	}
}

func elementOf(field shim.Schema, fields Fields) any {
	switch element := field.Elem().(type) {
	case shim.Schema:
		return shapeOf(element, nil)
	case shim.Resource:
		return propertiesOf(element.Schema(), fields, nested)
	default:
		return "string"
	}
}

func wrap(kind string, element any) any {
	return map[string]any{kind + " of": element}
}
