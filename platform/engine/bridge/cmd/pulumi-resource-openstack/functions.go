package main

// functions are the data sources' Pulumi functions, in the SDK's spelling.
var functions = map[string]string{
	"openstack_blockstorage_availability_zones_v3": "blockstorage/getAvailabilityZonesV3",
	"openstack_blockstorage_quotaset_v3":           "blockstorage/getQuotasetV3",
	"openstack_blockstorage_snapshot_v2":           "blockstorage/getSnapshotV2",
	"openstack_blockstorage_snapshot_v3":           "blockstorage/getSnapshotV3",
	"openstack_blockstorage_volume_v2":             "blockstorage/getVolumeV2",
	"openstack_blockstorage_volume_v3":             "blockstorage/getVolumeV3",

	"openstack_compute_aggregate_v2":          "compute/getAggregateV2",
	"openstack_compute_availability_zones_v2": "compute/getAvailabilityZones",
	"openstack_compute_flavor_v2":             "compute/getFlavor",
	"openstack_compute_hypervisor_v2":         "compute/getHypervisorV2",
	"openstack_compute_instance_v2":           "compute/getInstanceV2",
	"openstack_compute_keypair_v2":            "compute/getKeypair",
	"openstack_compute_limits_v2":             "compute/getLimitsV2",
	"openstack_compute_quotaset_v2":           "compute/getQuotaSetV2",

	"openstack_containerinfra_cluster_v1":         "containerinfra/getCluster",
	"openstack_containerinfra_clustertemplate_v1": "containerinfra/getClusterTemplate",
	"openstack_containerinfra_nodegroup_v1":       "containerinfra/getNodeGroup",

	"openstack_dns_zone_v2": "dns/getDnsZone",

	"openstack_fw_group_v2":  "getFwGroupV2",
	"openstack_fw_policy_v1": "firewall/getPolicy",
	"openstack_fw_policy_v2": "getFwPolicyV2",
	"openstack_fw_rule_v2":   "getFwRuleV2",

	"openstack_identity_auth_scope_v3": "identity/getAuthScope",
	"openstack_identity_endpoint_v3":   "identity/getEndpoint",
	"openstack_identity_group_v3":      "identity/getGroup",
	"openstack_identity_project_v3":    "identity/getProject",
	"openstack_identity_role_v3":       "identity/getRole",
	"openstack_identity_service_v3":    "identity/getService",
	"openstack_identity_user_v3":       "identity/getUser",

	"openstack_images_image_ids_v2": "images/getImageIds",
	"openstack_images_image_v2":     "images/getImage",

	"openstack_keymanager_container_v1": "keymanager/getContainer",
	"openstack_keymanager_secret_v1":    "keymanager/getSecret",

	"openstack_networking_addressscope_v2":               "networking/getAddressScope",
	"openstack_networking_floatingip_v2":                 "networking/getFloatingIp",
	"openstack_networking_network_v2":                    "networking/getNetwork",
	"openstack_networking_port_ids_v2":                   "networking/getPortIds",
	"openstack_networking_port_v2":                       "networking/getPort",
	"openstack_networking_qos_bandwidth_limit_rule_v2":   "networking/getQosBandwidthLimitRule",
	"openstack_networking_qos_dscp_marking_rule_v2":      "networking/getQosDscpMarkingRule",
	"openstack_networking_qos_minimum_bandwidth_rule_v2": "networking/getQosMinimumBandwidthRule",
	"openstack_networking_qos_policy_v2":                 "networking/getQosPolicy",
	"openstack_networking_quota_v2":                      "networking/getQuotaV2",
	"openstack_networking_router_v2":                     "networking/getRouter",
	"openstack_networking_secgroup_v2":                   "networking/getSecGroup",
	"openstack_networking_subnet_ids_v2":                 "networking/getSubnetIdsV2",
	"openstack_networking_subnet_v2":                     "networking/getSubnet",
	"openstack_networking_subnetpool_v2":                 "networking/getSubnetPool",
	"openstack_networking_trunk_v2":                      "networking/getTrunk",

	"openstack_sharedfilesystem_availability_zones_v2": "sharedfilesystem/getAvailbilityZones",
	"openstack_sharedfilesystem_share_v2":              "sharedfilesystem/getShare",
	"openstack_sharedfilesystem_sharenetwork_v2":       "sharedfilesystem/getShareNetwork",
	"openstack_sharedfilesystem_snapshot_v2":           "sharedfilesystem/getSnapshot",
}
