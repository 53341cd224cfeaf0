<?xml version="1.0" encoding="UTF-8"?>
<!--
  Commands for NetworkManager. All of a profile is said when it is added, since a change after its start waits for the next one; nothing starts by
  itself before all of it is there; and the NIC's own profile no longer starts by itself only when the bridge has come up. master and slave-type
  are words that every version knows.
-->
<xsl:stylesheet version="3.0" expand-text="yes" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="urn:xmlnet" exclude-result-prefixes="#all">

  <xsl:param name="script" static="yes" as="xs:boolean" select="false()"/>
  <xsl:import href="xmlnet:common.xsl" use-when="not($script)"/>
  <xsl:import href="xmlnet:script.xsl" use-when="$script"/>

  <xsl:template match="/interface[@type = 'bridge']">
    <xsl:variable name="name" select="x:sh(@name)"/>
    <xsl:variable name="new" select="bridge/interface[not(@type = 'bond')] ! x:sh(x:port-name(.))"/>
    <xsl:call-template name="x:changes"/>
    <xsl:sequence select="x:text((
        '(',
        'trap '''' HUP',
        'set -e',
        bridge/interface[@type = ('ethernet', 'bond')] ! x:old(.),
        x:command((x:add('bridge', @name, @name), 'connection.autoconnect no connection.autoconnect-slaves 1'), (
            x:bridge(.), x:addresses(., 'ipv4'), x:addresses(., 'ipv6'))),
        bridge/interface ! x:port-command(.),
        'nmcli connection up ' || $name,
        ($name, $new) ! ('nmcli connection modify ' || . || ' connection.autoconnect yes'),
        bridge/interface[@type = 'ethernet'] ! '[ -z &quot;$old&quot; ] || nmcli connection modify &quot;$old&quot; connection.autoconnect no',
        ')'))"/>
  </xsl:template>

  <!-- Said of what does not stay as it is. -->
  <xsl:template name="x:changes">
    <xsl:if test="protocol/autoconf">
      <xsl:message>an address of addr-gen-mode stable-privacy cannot be kept; {@name} has the one of its MAC address</xsl:message>
    </xsl:if>
    <xsl:if test="not(protocol[@family = 'ipv4'])">
      <xsl:for-each select="x:servers(., 'ipv4')">
        <xsl:message>name server {.} is left out, since NetworkManager has none for a family without addresses</xsl:message>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:function name="x:old" as="xs:string">
    <xsl:param name="nic" as="element(interface)"/>
    <xsl:sequence select="
        'old=' || (if ($nic/@profile) then x:sh($nic/@profile) else '$(nmcli -g GENERAL.CON-UUID device show ' || x:sh($nic/@name) || ')')"/>
  </xsl:function>

  <xsl:function name="x:add" as="xs:string">
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="device" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="'nmcli connection add type ' || $type || ' ifname ' || x:sh($device) || ' con-name ' || x:sh($name)"/>
  </xsl:function>

  <!-- A command, and groups of its further words in lines of their own. -->
  <xsl:function name="x:command" as="xs:string">
    <xsl:param name="words" as="xs:string*"/>
    <xsl:param name="groups" as="xs:string*"/>
    <xsl:sequence select="string-join((string-join($words, ' '), $groups), ' \&#10;  ')"/>
  </xsl:function>

  <xsl:function name="x:bridge" as="xs:string">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:sequence select="string-join((
        'bridge.stp ' || (if ($plan/bridge/@stp = 'on') then 'yes' else 'no'),
        'bridge.mac-address ' || (if ($plan/mac) then $plan/mac/@address else '&quot;' || x:sh-mac($plan) || '&quot;'),
        $plan/mtu ! ('802-3-ethernet.mtu ' || @size),
        $plan/bridge[@vlan-aware] ! 'bridge.vlan-filtering yes',
        $plan[vlan] ! ('bridge.vlans ' || x:sh(string-join(vlan/@tag, ',')))), ' ')"/>
  </xsl:function>

  <!-- The options of a family; NetworkManager's own where the plan says nothing of it but has another. -->
  <xsl:function name="x:addresses" as="xs:string?">
    <xsl:param name="plan" as="element(interface)"/>
    <xsl:param name="family" as="xs:string"/>
    <xsl:variable name="protocol" select="$plan/protocol[@family = $family]"/>
    <xsl:variable name="options" select="(
        if ($protocol) then x:options($protocol)
        else if ($family = 'ipv6' and $plan/protocol) then ()
        else 'method disabled')"/>
    <xsl:sequence select="string-join($options ! ($family || '.' || .), ' ')[. != '']"/>
  </xsl:function>

  <xsl:function name="x:options" as="xs:string+">
    <xsl:param name="protocol" as="element(protocol)"/>
    <xsl:variable name="plan" select="$protocol/.."/>
    <xsl:variable name="servers" select="x:servers($plan, $protocol/@family)"/>
    <xsl:variable name="routes" select="x:routes($protocol)"/>
    <xsl:sequence select="
        'method ' || (if ($protocol/(dhcp | autoconf)) then 'auto' else 'manual'),
        $protocol/dhcp/@client-id ! ('dhcp-client-id ' || x:sh(.)),
        $protocol[@family = 'ipv6']/dhcp/@iaid ! ('dhcp-iaid ' || x:sh(.)),
        $protocol/autoconf ! 'addr-gen-mode eui64',
        $protocol[ip] ! ('addresses ' || x:sh(string-join(ip ! x:cidr(.), ','))),
        x:gateway($protocol) ! ('gateway ' || x:sh(.)),
        $protocol[exists($routes)] ! ('routes ' || x:sh(string-join($routes ! x:route(.), ','))),
        $protocol[exists($servers)] ! ('dns ' || x:sh(string-join($servers, ','))),
        $plan/dns[search][$protocol is $plan/protocol[1]] ! ('dns-search ' || x:sh(string-join(search/@domain, ',')))"/>
  </xsl:function>

  <xsl:function name="x:route" as="xs:string">
    <xsl:param name="route" as="element(route)"/>
    <xsl:sequence select="string-join((
        x:network($route), $route/@gateway, $route/@metric, $route/@table ! ('table=' || .)), ' ')"/>
  </xsl:function>

  <xsl:function name="x:port-command" as="xs:string">
    <xsl:param name="port" as="element(interface)"/>
    <xsl:variable name="plan" select="$port/../.."/>
    <xsl:variable name="name" select="x:port-name($port)"/>
    <xsl:variable name="end" select="'connection.autoconnect no master ' || x:sh($plan/@name) || ' slave-type bridge'"/>
    <xsl:sequence select="string-join(
        if ($port/@type = 'bond')
        then ('nmcli connection modify &quot;$old&quot; connection.master', x:sh($plan/@name), 'connection.slave-type bridge')
        else if ($port/@type = 'vlan')
        then (x:add('vlan', $port/@name, $name), 'dev', x:sh(x:nic($plan)), 'id', $port/vlan/@tag, $end)
        else if ($port/@type = 'tap')
        then (x:add('tun', $port/@name, $name), 'mode tap', $port/@user ! ('owner ' || x:owner(.)), $end)
        else (x:add('ethernet', $port/@name, $name), $end, $plan/mtu ! ('802-3-ethernet.mtu ' || @size),
            $plan[vlan] ! ('bridge-port.vlans ' || x:sh(string-join(vlan/@tag, ',')))), ' ')"/>
  </xsl:function>

  <!-- NetworkManager takes the number of a user only. -->
  <xsl:function name="x:owner" as="xs:string">
    <xsl:param name="user" as="xs:string"/>
    <xsl:sequence select="if (matches($user, '^[0-9]+$')) then $user else '&quot;$(id -u ' || x:sh($user) || ')&quot;'"/>
  </xsl:function>

  <xsl:template match="/interface[@type = 'macvtap']">
    <xsl:sequence select="x:text(x:command(x:add('macvlan', @name, @name),
        ('dev ' || x:sh(x:nic(.)) || ' mode ' || x:mode(.) || ' tap yes', 'ipv4.method disabled ipv6.method disabled')))"/>
  </xsl:template>

  <xsl:template match="/interface[@type = 'macvlan']">
    <xsl:variable name="family" select="string(protocol/@family)"/>
    <xsl:sequence select="x:text(x:command(x:add('macvlan', @name, @name), (
        'dev ' || x:sh(x:nic(.)) || ' mode bridge',
        string-join(('method manual', 'addresses ' || x:cidr(protocol/ip), 'routes ' || x:sh(string-join(protocol/route ! x:cidr(.), ',')))
            ! ($family || '.' || .), ' '),
        (if ($family = 'ipv6') then 'ipv4' else 'ipv6') || '.method disabled')))"/>
  </xsl:template>

  <xsl:template match="/interface[functions]">
    <xsl:sequence select="x:text((
        'profile=$(nmcli -g GENERAL.CON-UUID device show ' || x:sh(@name) || ')',
        'nmcli connection modify &quot;$profile&quot; sriov.total-vfs ' || functions/@count || ' sriov.autoprobe-drivers false',
        'nmcli connection up &quot;$profile&quot;'))"/>
  </xsl:template>

  <!-- The script. Until they are confirmed, profiles are in memory; a checkpoint of NetworkManager's own is there beside the watchdog. -->
  <xsl:template match="script" mode="tools" use-when="$script">nmcli</xsl:template>

  <xsl:template match="script" mode="functions" use-when="$script">
    <xsl:sequence select="x:text('profiles=' || x:sh(string-join((interface/@name, interface/bridge/interface ! x:port-name(.)), ' ')))"/>
    <xsl:text expand-text="no">
checkpoint() {
  command -v busctl >/dev/null || return 0
  service=org.freedesktop.NetworkManager
  busctl --json=short call $service /org/freedesktop/NetworkManager $service "$@"
}

drop_checkpoint() {
  [ ! -s "$state/checkpoint" ] || checkpoint "$1" o "$(cat "$state/checkpoint")"
  rm -f "$state/checkpoint"
}
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="look" use-when="$script">
    <xsl:if test="interface/bridge/interface[@type = 'bond']">
      <xsl:call-template name="x:refuse">
        <xsl:with-param name="why" select="'the profile of a bond becomes the port, which no reboot undoes; use the commands without a script'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:text expand-text="no">case $(nmcli -g GENERAL.STATE device show "$nic" 2>/dev/null) in
  100*) ;;
  *) die "NetworkManager has not connected $nic; use --for what manages it" ;;
esac
for profile in $profiles; do
  ! nmcli connection show id "$profile" >/dev/null 2>&amp;1 || die "NetworkManager has a profile $profile already; delete or rename it"
done
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="switch" use-when="$script">
    <xsl:variable name="plan" select="interface"/>
    <xsl:text expand-text="no">old=$(nmcli -g GENERAL.CON-UUID device show "$nic") || return 1
echo "$old" >"$state/profile"
file=$(nmcli -t -e no -f UUID,FILENAME connection show | sed -n "s/^$old://p")
case $file in /etc/*) cp -p "$file" "$state/profile-file" &amp;&amp; echo "$file" >"$state/profile-path" || return 1 ;; esac
checkpoint CheckpointCreate aouu 0 $((timeout + 30)) 7 | sed 's/.*"\(\/[^"]*\)".*/\1/' >"$state/checkpoint"
</xsl:text>
    <xsl:sequence select="x:text((
        x:command((x:add('bridge', $plan/@name, $plan/@name), 'connection.autoconnect no connection.autoconnect-slaves 1'), (
            x:bridge($plan), x:addresses($plan, 'ipv4'), x:addresses($plan, 'ipv6'))),
        $plan/bridge/interface ! x:port-command(.)) ! (replace(., 'nmcli connection add ', 'nmcli connection add save no ') || ' || return 1'))"/>
    <xsl:text expand-text="no">nmcli connection up id "$bridge"
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="keep" use-when="$script">
    <xsl:text expand-text="no">for profile in $profiles; do nmcli connection modify id "$profile" connection.autoconnect yes || return 1; done
nmcli connection modify uuid "$(cat "$state/profile")" connection.autoconnect no
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="back" use-when="$script">
    <xsl:text expand-text="no">drop_checkpoint CheckpointRollback
if [ -f "$state/kept" ] &amp;&amp; [ -f "$state/profile-path" ] &amp;&amp; ! cmp -s "$state/profile-file" "$(cat "$state/profile-path")"; then
  cp -p "$state/profile-file" "$(cat "$state/profile-path")"
  nmcli connection load "$(cat "$state/profile-path")"
fi
[ -z "$(missing "$nic" all)" ] || [ ! -s "$state/profile" ] || nmcli connection up uuid "$(cat "$state/profile")"
for profile in $profiles; do
  ! nmcli connection show id "$profile" >/dev/null 2>&amp;1 || nmcli connection delete id "$profile"
done
</xsl:text>
  </xsl:template>

  <xsl:template match="script" mode="drop" use-when="$script">
    <xsl:text expand-text="no">drop_checkpoint CheckpointDestroy
</xsl:text>
  </xsl:template>
</xsl:stylesheet>
