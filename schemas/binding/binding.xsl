<?xml version="1.0" encoding="UTF-8"?>
<!--
  RELAX NG to a binding schema: an XSD for XJC, and for nothing else. It is looser than the RELAX NG, which stays what
  documents are held against: a plain sequence of optional elements and attributes, since JAXB's unmarshaller looks at no
  order. What it is loose about, it is exact about otherwise: every element and attribute that the RELAX NG allows in a place
  has a property there, with a type that holds all of its values.

  Input: a <binding>, which names the schemas, the roots, the package and the overrides (see names.xml and README.md).
  Output: the schema of the elements without a namespace and, beside it, PACKAGE.xsd for each other namespace.

  1. Patterns become atoms: what can stand there, how often at least (0, 1) and at most (1, 2 for many).
  2. A type is the set of RELAX NG elements that can stand under one name in one parent type.
  3. Types of one label that look alike, down to the leaves, are one class: partition refinement.
  4. Classes, enums and properties get names, which depend on what is written where and not on what else is loaded.
-->
<xsl:stylesheet version="3.0" expand-text="yes"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:jxb="https://jakarta.ee/xml/ns/jaxb"
    xmlns:xjc="http://java.sun.com/xml/ns/jaxb/xjc"
    xmlns:r="http://relaxng.org/ns/structure/1.0"
    xmlns:f="urn:binding"
    exclude-result-prefixes="map f r">

  <xsl:output indent="yes"/>

  <!-- The folder in which a <schema file="..."/> lies; without it, the input's. -->
  <xsl:param name="schemas" as="xs:string?"/>
  <!-- The folder for the schemas of other namespaces. -->
  <xsl:param name="output" as="xs:string"/>

  <xsl:variable name="binding" select="/binding" as="element(binding)"/>
  <xsl:variable name="never" select="map { 'kind': 'never' }" as="map(*)"/>

  <!-- ================================================================ 1. patterns -->

  <xsl:variable name="grammars" as="element(r:grammar)+" select="
      let $folder := if ($schemas) then f:folder($schemas) else base-uri($binding)
      return $binding/schema ! doc(resolve-uri(@file, $folder))/r:grammar"/>

  <xsl:variable name="definitions" as="map(xs:string, element()*)">
    <xsl:map>
      <xsl:for-each-group select="($grammars ! f:definitions(., ()))/." group-by="f:definition-name(.)">
        <xsl:if test="current-grouping-key() and count(current-group()[not(@combine)]) gt 1">
          <xsl:sequence select="f:stop(., 'is defined twice without combine')"/>
        </xsl:if>
        <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xsl:function name="f:folder" as="xs:string">
    <xsl:param name="path" as="xs:string"/>
    <xsl:sequence select="'file://' || iri-to-uri(translate($path, '\', '/')) || '/'"/>
  </xsl:function>

  <!-- '' is start. -->
  <xsl:function name="f:definition-name" as="xs:string">
    <xsl:param name="definition" as="element()"/>
    <xsl:sequence select="string($definition/@name)"/>
  </xsl:function>

  <!-- The definitions of a grammar and of what it includes; an include's own definitions stand for those of that name. -->
  <xsl:function name="f:definitions" as="element()*">
    <xsl:param name="grammar" as="element()"/>
    <xsl:param name="replaced" as="xs:string*"/>
    <xsl:for-each select="$grammar/(. | .//r:div)/(r:define | r:start | r:include)">
      <xsl:choose>
        <xsl:when test="self::r:include">
          <xsl:variable name="own" select=".//(r:define | r:start)"/>
          <xsl:sequence select="$own[not(f:definition-name(.) = $replaced)],
              f:definitions(doc(resolve-uri(@href, base-uri(.)))/r:grammar, ($replaced, $own ! f:definition-name(.)))"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select=".[not(f:definition-name(.) = $replaced)]"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <!-- The atoms of a pattern, in order; or $never alone. -->
  <xsl:function name="f:atoms" as="map(*)*">
    <xsl:param name="pattern" as="element()"/>
    <xsl:for-each select="$pattern">
      <xsl:choose>
        <xsl:when test="self::r:element">
          <xsl:sequence select="if (r:notAllowed) then $never else f:named(., 'element', 'any')"/>
        </xsl:when>
        <xsl:when test="self::r:attribute">
          <xsl:sequence select="f:named(., 'attribute', 'any-attribute')"/>
        </xsl:when>
        <xsl:when test="self::r:text or self::r:data or self::r:value or self::r:list">
          <xsl:sequence select="f:atom('text', '', ., 1)"/>
        </xsl:when>
        <xsl:when test="self::r:empty"/>
        <xsl:when test="self::r:notAllowed">
          <xsl:sequence select="$never"/>
        </xsl:when>
        <xsl:when test="self::r:group or self::r:interleave or self::r:div">
          <xsl:sequence select="f:together(r:* ! array { f:atoms(.) })"/>
        </xsl:when>
        <xsl:when test="self::r:mixed">
          <xsl:sequence select="f:together(([f:atom('text', '', ., 1)], r:* ! array { f:atoms(.) }))"/>
        </xsl:when>
        <xsl:when test="self::r:choice">
          <xsl:sequence select="f:either(r:* ! array { f:atoms(.) })"/>
        </xsl:when>
        <xsl:when test="self::r:optional or self::r:zeroOrMore or self::r:oneOrMore">
          <xsl:variable name="once" select="f:together(r:* ! array { f:atoms(.) })"/>
          <xsl:variable name="may-lack" select="not(self::r:oneOrMore)"/>
          <xsl:variable name="may-repeat" select="not(self::r:optional)"/>
          <xsl:sequence select="
              if (not(f:never($once))) then $once ! f:counted(., if ($may-lack) then 0 else ?min, if ($may-repeat) then 2 else ?max)
              else if ($may-lack) then () else $never"/>
        </xsl:when>
        <xsl:when test="self::r:ref">
          <xsl:sequence select="f:definition(., @name)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="f:stop(., 'is no pattern that this stylesheet knows')"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="f:definition" as="map(*)*" cache="yes">
    <xsl:param name="place" as="element()"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="all" select="$definitions($name)"/>
    <xsl:if test="empty($all)">
      <xsl:sequence select="f:stop($place, 'has no definition')"/>
    </xsl:if>
    <xsl:variable name="each" select="$all ! array { f:together(r:* ! array { f:atoms(.) }) }"/>
    <xsl:sequence select="if ($all/@combine = 'interleave') then f:together($each) else f:either($each)"/>
  </xsl:function>

  <!-- What is inside an element or attribute; no content of an attribute is text. -->
  <xsl:function name="f:content" as="map(*)*" cache="yes">
    <xsl:param name="node" as="element()"/>
    <xsl:variable name="patterns" select="$node/(if (@name) then r:* else tail(r:*))"/>
    <xsl:sequence select="
        if ($node/self::r:attribute and empty($patterns)) then f:atom('text', '', $node, 1)
        else f:together($patterns ! array { f:atoms(.) })"/>
  </xsl:function>

  <xsl:function name="f:atom" as="map(*)">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="node" as="element()"/>
    <xsl:param name="min" as="xs:integer"/>
    <xsl:sequence select="map { 'kind': $kind, 'name': $name, 'nodes': $node, 'min': $min, 'max': 1 }"/>
  </xsl:function>

  <xsl:function name="f:counted" as="map(*)">
    <xsl:param name="atom" as="map(*)"/>
    <xsl:param name="min" as="xs:integer"/>
    <xsl:param name="max" as="xs:integer"/>
    <xsl:sequence select="map:put(map:put($atom, 'min', $min), 'max', $max)"/>
  </xsl:function>

  <!-- An atom for each name of an element or attribute; one of kind $open if its name class is open. -->
  <xsl:function name="f:named" as="map(*)*">
    <xsl:param name="node" as="element()"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="open" as="xs:string"/>
    <xsl:variable name="class" select="$node/(@name | r:*[1][not($node/@name)])" as="node()"/>
    <xsl:variable name="names" select="$class/descendant-or-self::node()[self::attribute() or self::r:name][not(ancestor::r:except)]"/>
    <xsl:choose>
      <xsl:when test="$class/descendant-or-self::r:*[self::r:anyName or self::r:nsName]">
        <xsl:sequence select="f:atom($open, '', $node, 1)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$names ! f:atom($kind, f:expanded(., $kind), $node, if (count($names) = 1) then 1 else 0)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A name as local or Q{namespace}local: by its prefix, else by the nearest ns, which an attribute's name does not inherit. -->
  <xsl:function name="f:expanded" as="xs:string">
    <xsl:param name="name" as="node()"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:variable name="word" select="normalize-space($name)"/>
    <xsl:variable name="namespace" select="
        if (contains($word, ':')) then namespace-uri-for-prefix(substring-before($word, ':'), $name/ancestor-or-self::*[1])
        else if ($kind = 'attribute' and $name/self::attribute()) then $name/../@ns
        else $name/ancestor-or-self::*[@ns][1]/@ns"/>
    <xsl:if test="$kind = 'attribute' and string($namespace)">
      <xsl:sequence select="f:stop($name/.., 'is an attribute in a namespace, which this stylesheet does not know')"/>
    </xsl:if>
    <xsl:sequence select="(string($namespace)[.] ! ('Q{' || . || '}')) || replace($word, '^.*:', '')"/>
  </xsl:function>

  <xsl:function name="f:never" as="xs:boolean">
    <xsl:param name="atoms" as="map(*)*"/>
    <xsl:sequence select="$atoms?kind = 'never'"/>
  </xsl:function>

  <xsl:function name="f:together" as="map(*)*">
    <xsl:param name="parts" as="array(map(*))*"/>
    <xsl:sequence select="
        if ($parts ! f:never(?*) = true()) then $never
        else fold-left($parts, (), function ($sum, $part) { f:merged($sum, $part?*, true()) })"/>
  </xsl:function>

  <xsl:function name="f:either" as="map(*)*">
    <xsl:param name="branches" as="array(map(*))*"/>
    <xsl:variable name="possible" select="$branches[not(f:never(?*))]"/>
    <xsl:sequence select="
        if (empty($possible)) then $never
        else fold-left(tail($possible), head($possible)?*, function ($sum, $part) { f:merged($sum, $part?*, false()) })"/>
  </xsl:function>

  <!--
    Two lists of atoms as one. Both stand together (an atom of both is there twice), or only one of them. What only the second has
    goes in before the next that both have: an order of first appearance would write documents that the RELAX NG refuses.
  -->
  <xsl:function name="f:merged" as="map(*)*">
    <xsl:param name="first" as="map(*)*"/>
    <xsl:param name="second" as="map(*)*"/>
    <xsl:param name="both" as="xs:boolean"/>
    <xsl:variable name="known" select="$first ! f:atom-key(.)"/>
    <xsl:variable name="new" as="map(xs:string, map(*)*)" select="
        map:merge(
          for $at in 1 to count($second), $atom in $second[$at][not(f:atom-key(.) = $known)]
          return map { ($second[position() gt $at] ! f:atom-key(.)[. = $known], '')[1] :
              if ($both) then $atom else f:counted($atom, 0, $atom?max) },
          map { 'duplicates': 'combine' })"/>
    <xsl:for-each select="$first">
      <xsl:variable name="atom" select="."/>
      <xsl:variable name="twin" select="$second[f:atom-key(.) = f:atom-key($atom)]"/>
      <xsl:sequence select="
          $new(f:atom-key($atom)),
          if (empty($twin)) then f:counted($atom, if ($both) then ?min else 0, ?max)
          else f:counted(map:put($atom, 'nodes', $atom?nodes | $twin?nodes),
              if ($both) then max((?min, $twin?min)) else min((?min, $twin?min)),
              if ($both) then 2 else max((?max, $twin?max)))"/>
    </xsl:for-each>
    <xsl:sequence select="$new('')"/>
  </xsl:function>

  <xsl:function name="f:atom-key" as="xs:string">
    <xsl:param name="atom" as="map(*)"/>
    <xsl:sequence select="$atom?kind || ' ' || $atom?name"/>
  </xsl:function>

  <xsl:function name="f:stop" as="item()*">
    <xsl:param name="place" as="element()"/>
    <xsl:param name="what" as="xs:string"/>
    <xsl:message terminate="yes">{base-uri($place)}: {name($place)} {$place/@*}, in {$place/ancestor::r:*/@name}: {$what}</xsl:message>
  </xsl:function>

  <!-- ================================================================ 2. types -->

  <!-- Each type once, nearest to the roots first. -->
  <xsl:variable name="types" as="map(*)*" select="
      let $start := $definitions('') ! f:either(array { f:together(r:* ! array { f:atoms(.) }) }),
          $more := $binding/root ! f:definition(., @define)
      return f:explore(($start, $more)[?kind = 'element'] ! f:type(., ()), ())"/>
  <xsl:variable name="type" as="map(xs:string, map(*))" select="map:merge($types ! map { ?key: . })"/>

  <xsl:function name="f:explore" as="map(*)*">
    <xsl:param name="queue" as="map(*)*"/>
    <xsl:param name="known" as="map(*)*"/>
    <xsl:variable name="fresh" as="map(*)*">
      <xsl:for-each-group select="$queue[not(?key = $known?key)]" group-by="?key">
        <xsl:sequence select="."/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="
        if (empty($fresh)) then $known
        else f:explore($fresh ! (let $parent := . return ?atoms[?kind = 'element'] ! f:type(., $parent?key)), ($known, $fresh))"/>
  </xsl:function>

  <xsl:function name="f:type" as="map(*)">
    <xsl:param name="atom" as="map(*)"/>
    <xsl:param name="parent" as="xs:string?"/>
    <xsl:variable name="atoms" select="f:either($atom?nodes ! array { f:content(.) })"/>
    <xsl:map>
      <xsl:map-entry key="'key'" select="f:type-key($atom)"/>
      <xsl:map-entry key="'nodes'" select="$atom?nodes"/>
      <xsl:map-entry key="'local'" select="f:local($atom?name)"/>
      <xsl:map-entry key="'namespace'" select="f:namespace($atom?name)"/>
      <xsl:map-entry key="'parent'" select="$parent"/>
      <xsl:map-entry key="'root'" select="empty($parent)"/>
      <!-- Beside open content, text is the white space between the elements. -->
      <xsl:map-entry key="'atoms'" select="$atoms[not(?kind = 'text' and $atoms?kind = 'any')] ! (
          if (?kind = 'attribute') then map:put(., 'value', f:value(f:either(?nodes ! array { f:content(.) })))
          else if (?kind = 'text') then map:put(., 'value', f:value(.)) else .)"/>
      <!-- No class: a text without attributes. -->
      <xsl:map-entry key="'simple'" select="exists($parent) and count($atoms) = 1 and $atoms?kind = 'text'"/>
    </xsl:map>
  </xsl:function>

  <xsl:function name="f:type-key" as="xs:string">
    <xsl:param name="atom" as="map(*)"/>
    <xsl:sequence select="string-join(($atom?name, $atom?nodes ! generate-id()), ' ')"/>
  </xsl:function>

  <xsl:function name="f:local" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="replace($name, '^Q\{.*\}', '')"/>
  </xsl:function>

  <xsl:function name="f:namespace" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="if (starts-with($name, 'Q{')) then replace($name, '^Q\{(.*)\}.*$', '$1') else ''"/>
  </xsl:function>

  <!-- What a text is in XSD: int, long, unsignedLong, integer, string; or its values, sorted, behind =. One that can be missing is a string. -->
  <xsl:function name="f:value" as="xs:string">
    <xsl:param name="atoms" as="map(*)*"/>
    <xsl:variable name="text" select="$atoms[?kind = 'text']"/>
    <xsl:variable name="nodes" select="$text?nodes"/>
    <xsl:variable name="integers" select="$nodes ! f:integer(.)"/>
    <xsl:sequence select="
        if (not($text?min = 1)) then 'string'
        else if (every $node in $nodes satisfies $node/self::r:value[normalize-space()])
        then '=' || string-join(sort(distinct-values($nodes ! normalize-space())), '|')
        else if (count($integers) lt count($nodes)) then 'string'
        else ('integer', 'unsignedLong', 'long', 'int')[. = $integers][1]"/>
  </xsl:function>

  <!-- An integer whose pattern says more than digits (0750) is a string: its zeros count. -->
  <xsl:function name="f:integer" as="xs:string?">
    <xsl:param name="node" as="element()"/>
    <xsl:variable name="types" select="map {
        'int': 'int', 'short': 'int', 'byte': 'int', 'unsignedShort': 'int', 'unsignedByte': 'int', 'long': 'long', 'unsignedInt': 'long',
        'unsignedLong': 'unsignedLong', 'integer': 'integer', 'positiveInteger': 'integer', 'nonNegativeInteger': 'integer' }"/>
    <xsl:sequence select="$node[self::r:data][not(r:except or r:param[@name = 'pattern'] != '[0-9]+')]/$types(@type)
        ! (if ($node/r:param[@name = ('maxInclusive', 'maxExclusive')] ! number() lt 2147483648) then 'int' else .)"/>
  </xsl:function>

  <!-- ================================================================ 3. classes -->

  <xsl:variable name="complex" as="map(*)*" select="$types[not(?simple)]"/>

  <!-- The number of its class, by the key of a type. -->
  <xsl:variable name="class" as="map(xs:string, xs:integer)" select="f:refined(f:partition(f:shape#1))"/>

  <!-- The first type of each class. -->
  <xsl:variable name="models" as="map(*)*">
    <xsl:for-each-group select="$complex" group-by="$class(?key)">
      <xsl:sequence select="."/>
    </xsl:for-each-group>
  </xsl:variable>

  <xsl:function name="f:partition" as="map(xs:string, xs:integer)">
    <xsl:param name="by" as="function(map(*)) as xs:string"/>
    <xsl:map>
      <xsl:for-each-group select="$complex" group-by="$by(.)">
        <xsl:variable name="number" select="position()"/>
        <xsl:sequence select="current-group() ! map { ?key: $number }"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <xsl:function name="f:refined" as="map(xs:string, xs:integer)">
    <xsl:param name="class" as="map(xs:string, xs:integer)"/>
    <xsl:variable name="finer" select="f:partition(function ($type) {
        string-join(($class($type?key), $type?atoms[?kind = 'element'] ! ($class(f:type-key(.)), 0)[1]), ' ') })"/>
    <xsl:sequence select="if (max($finer?*) = max($class?*)) then $class else f:refined($finer)"/>
  </xsl:function>

  <!-- A root is a class of its own. The label keeps apart what only happens to look alike. -->
  <xsl:function name="f:shape" as="xs:string">
    <xsl:param name="type" as="map(*)"/>
    <xsl:sequence select="string-join((
        $type?namespace, if ($type?root) then 'root ' || $type?local else f:label($type),
        $type?atoms ! (?kind, ?name, ?max, f:leaf(.))), '&#10;')"/>
  </xsl:function>

  <!-- What an atom is in Java, if that is no class. -->
  <xsl:function name="f:leaf" as="xs:string?">
    <xsl:param name="atom" as="map(*)"/>
    <xsl:sequence select="if ($atom?kind = 'element') then $type(f:type-key($atom))[?simple]?atoms?value else $atom?value"/>
  </xsl:function>

  <!-- The definition that is the whole content, else the element's name. -->
  <xsl:function name="f:label" as="xs:string">
    <xsl:param name="type" as="map(*)"/>
    <xsl:sequence select="
        if (empty($type?atoms)) then 'present'
        else string-join(sort(distinct-values($type?nodes ! (r:*[not(self::r:empty)][1][self::r:ref][count(../r:*) - count(../r:empty) = 1]/@name, $type?local)[1])), '|')"/>
  </xsl:function>

  <!-- ================================================================ 4. names -->

  <xsl:variable name="taken" select="tokenize(
      'Boolean Byte Character Class Double Enum Error Exception Float Integer Iterable Long Math Module Number Object Override Package
       Process Record Runnable Runtime Short String System Thread Throwable Void')" as="xs:string+"/>

  <!-- The name of a class, by its number. -->
  <xsl:variable name="class-name" as="map(xs:integer, xs:string)" select="
      fold-left($models, map {}, function ($names, $type) {
        let $free := ($taken, $names?*),
            $own := f:rule('class', $complex[$class(?key) = $class($type?key)]?nodes)[1]/@name ! string(),
            $candidates := (f:candidates($type), $type?parent ! $names($class(.)) || f:pascal($type?local)),
            $name := ($own, $candidates[not(. = $free)])[1]
        return if (empty($name) or $name = $free) then f:stop($type?nodes[1], 'gives a class whose name is taken; override it')
               else map:put($names, $class($type?key), $name) })"/>

  <!-- The definition that holds this element and no other, or that is its content. -->
  <xsl:function name="f:candidates" as="xs:string*">
    <xsl:param name="type" as="map(*)"/>
    <xsl:variable name="definition" select="$type?nodes/ancestor::*[self::r:define or self::r:element][1]/."/>
    <xsl:variable name="label" select="f:label($type)"/>
    <xsl:sequence select="
        if ($type?root) then f:pascal($type?local) else (),
        $definition[last() = 1][self::r:define][every $other in .//r:element[ancestor::*[self::r:define or self::r:element][1] is $definition]
            satisfies $other/@name = $type?nodes/@name]/@name ! f:pascal(.),
        $label[not(. = $type?local)][not(contains(., '|'))] ! f:pascal(.)"/>
  </xsl:function>

  <!-- The uses of enums: an enum is a set of values, and bears the name of the definition that is these values, else of its first place. -->
  <xsl:variable name="uses" as="map(*)*" select="
      for $type in $models, $atom in $type?atoms[starts-with(f:leaf(.), '=')]
      return map {
        'values': f:leaf($atom),
        'nodes': (if ($atom?kind = 'attribute') then f:either($atom?nodes ! array { f:content(.) }) else if ($atom?kind = 'element') then $type(f:type-key($atom))?atoms else $atom)?nodes,
        'place': $class-name($class($type?key)) || f:pascal((f:local($atom?name)[.], 'value')[1]) }"/>

  <xsl:variable name="enum-name" as="map(xs:string, xs:string)">
    <xsl:map>
      <xsl:for-each-group select="$uses" group-by="?values">
        <xsl:variable name="nodes" select="current-group()?nodes"/>
        <xsl:variable name="definitions" select="current-group() ! (?nodes/ancestor::*[self::r:define or self::r:attribute or self::r:element][1]/.)[last() = 1][self::r:define]/@name"/>
        <xsl:map-entry key="current-grouping-key()" select="
            (f:rule('enum', $nodes)/@name ! string(), ($definitions ! f:pascal(.), ?place, ?place || 'Value')[not(. = ($taken, $class-name?*))])[1]"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <!-- The rules of a kind that speak of one of these nodes: of the definition that it is in, and of the elements above it in there. -->
  <xsl:function name="f:rule" as="element()*">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="nodes" as="element()*"/>
    <xsl:variable name="places" select="$nodes ! ('/' || string-join((ancestor::r:define[1] | ancestor-or-self::r:element | ancestor::r:attribute)/@name, '/'))"/>
    <xsl:sequence select="$binding/*[name() = $kind][some $place in $places satisfies
        starts-with($place, '/' || @define) and ends-with($place, '/' || (@element, @define)[1])]"/>
  </xsl:function>

  <xsl:function name="f:pascal" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="string-join(tokenize($name, '[^A-Za-z0-9]+') ! (upper-case(substring(., 1, 1)) || substring(., 2)))"/>
  </xsl:function>

  <xsl:function name="f:property" as="element(xs:annotation)">
    <xsl:param name="type" as="map(*)"/>
    <xsl:param name="atom" as="map(*)"/>
    <xsl:variable name="local" select="f:local($atom?name)"/>
    <xsl:variable name="others" select="$type?atoms[not(f:atom-key(.) = f:atom-key($atom))]?name ! f:local(.)"/>
    <xsl:variable name="prefix" select="if ($atom?kind = 'element') then f:namespace($atom?name)[not(. = $type?namespace)] ! f:nickname(.) else ()"/>
    <xsl:variable name="single" select="
        if ($atom?kind = 'text') then ('value', 'content')[not(. = $others)][1]
        else replace($prefix || f:pascal($local) || 'Attribute'[$atom?kind = 'attribute' and $others = $local], '^Class$', 'Clazz')"/>
    <xsl:variable name="plural" select="replace(replace(replace($single || 's', '(s|x|ch|sh)s$', '$1es'), '([^aeiou])ys$', '$1ies'), '^Dnses$', 'DnsList')"/>
    <xsl:variable name="automatic" select="if (not($atom?max = 2)) then $single else if ($others ! f:pascal(.) = $plural) then $single || 'List' else $plural"/>
    <xsl:variable name="rule" select="f:rule('property', $type?nodes)[@of = ($local, '@' || $local)[if ($atom?kind = 'attribute') then 2 else 1]]/@name"/>
    <xs:annotation>
      <xs:appinfo>
        <jxb:property name="{lower-case(substring(($rule, $automatic)[1], 1, 1))}{substring(($rule, $automatic)[1], 2)}">
          <!-- A boxed value: a primitive that nobody set would be written as 0. -->
          <xsl:if test="$atom?kind = 'text' and $atom?value = ('int', 'long', 'unsignedLong')">
            <jxb:baseType name="java.lang.{if ($atom?value = 'int') then 'Integer' else 'Long'}"/>
          </xsl:if>
        </jxb:property>
      </xs:appinfo>
    </xs:annotation>
  </xsl:function>

  <!-- qemu of http://libvirt.org/schemas/domain/qemu/1.0: a package, a prefix, a file. -->
  <xsl:function name="f:nickname" as="xs:string">
    <xsl:param name="namespace" as="xs:string"/>
    <xsl:sequence select="tokenize($namespace, '[/:]')[not(matches(., '^[0-9.]*$'))][last()]"/>
  </xsl:function>

  <!-- ================================================================ 5. the binding schemas -->

  <xsl:template match="/">
    <xsl:variable name="rules" select="
        f:rule('class', $complex?nodes), f:rule('mixed', $complex?nodes), f:rule('enum', $uses?nodes),
        f:rule('property', $complex?nodes)[for $rule in . return exists($complex[f:rule('property', ?nodes) = $rule]?atoms[
            $rule/@of = (if (?kind = 'attribute') then '@' else '') || f:local(?name)])]"/>
    <xsl:for-each select="$binding/(class | mixed | enum | property) except $rules">
      <xsl:message terminate="yes">{base-uri(.)}: {serialize(.)} matches nothing</xsl:message>
    </xsl:for-each>
    <xsl:variable name="namespaces" select="distinct-values($models?namespace)"/>
    <xsl:variable name="main" select="replace(base-uri($binding), '^.*/(.*)\.xml$', '$1.xsd')"/>
    <xsl:variable name="strangers" as="map(*)*">
      <xsl:for-each-group select="$models ! (let $model := . return ?atoms[?kind = 'element'][f:is-reference($model, .)] ! $type(f:type-key(.)))[not(?root)]" group-by="?key">
        <xsl:sequence select="."/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:for-each select="$namespaces">
      <xsl:variable name="namespace" select="."/>
      <xsl:result-document href="{if (.) then f:folder($output) || f:nickname(.) || '.xsd' else ''}">
        <xs:schema elementFormDefault="qualified" jxb:version="3.0" jxb:extensionBindingPrefixes="xjc">
          <xsl:for-each select="$namespaces[.]">
            <xsl:namespace name="{f:nickname(.)}" select="."/>
          </xsl:for-each>
          <xsl:if test=".">
            <xsl:attribute name="targetNamespace" select="."/>
          </xsl:if>
          <xs:annotation>
            <xs:appinfo>
              <xsl:if test="not(.)">
                <jxb:globalBindings>
                  <xjc:javaType name="java.lang.Long" xmlType="xs:unsignedLong" adapter="{$binding/@package}.UnsignedLong"/>
                </jxb:globalBindings>
              </xsl:if>
              <jxb:schemaBindings>
                <jxb:package name="{string-join(($binding/@package, .[.] ! f:nickname(.)), '.')}"/>
              </jxb:schemaBindings>
            </xs:appinfo>
          </xs:annotation>
          <xsl:for-each select="$namespaces[not(. = $namespace)]">
            <xs:import>
              <xsl:if test="."><xsl:attribute name="namespace" select="."/></xsl:if>
              <xsl:attribute name="schemaLocation" select="if (.) then f:nickname(.) || '.xsd' else $main"/>
            </xs:import>
          </xsl:for-each>
          <xsl:for-each select="$strangers[?namespace = $namespace]">
            <xs:element name="{?local}" type="{f:type-name(?key, .[?simple]?atoms?value)}"/>
          </xsl:for-each>
          <xsl:for-each select="$models[?namespace = $namespace]">
            <xsl:choose>
              <xsl:when test="?root">
                <xs:element name="{?local}">
                  <xsl:sequence select="f:class(.), f:complex-type(.)"/>
                </xs:element>
              </xsl:when>
              <xsl:otherwise>
                <xsl:sequence select="f:complex-type(.)"/>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
          <xsl:if test="not(.)">
            <xsl:for-each select="map:keys($enum-name)">
              <xsl:sort select="$enum-name(.)"/>
              <xsl:sequence select="f:enum(.)"/>
            </xsl:for-each>
          </xsl:if>
        </xs:schema>
      </xsl:result-document>
    </xsl:for-each>
  </xsl:template>

  <!-- JAXB reads an element of another namespace, and a root inside a document, by a reference. -->
  <xsl:function name="f:is-reference" as="xs:boolean">
    <xsl:param name="parent" as="map(*)"/>
    <xsl:param name="atom" as="map(*)"/>
    <xsl:variable name="child" select="$type(f:type-key($atom))"/>
    <xsl:sequence select="$child?root or $child?namespace != $parent?namespace"/>
  </xsl:function>

  <xsl:function name="f:type-name" as="xs:string">
    <xsl:param name="key" as="xs:string?"/>
    <xsl:param name="leaf" as="xs:string?"/>
    <xsl:sequence select="
        if (empty($leaf)) then f:prefixed($type($key)?namespace, $class-name($class($key)))
        else if (starts-with($leaf, '=')) then $enum-name($leaf)
        else 'xs:' || $leaf"/>
  </xsl:function>

  <xsl:function name="f:prefixed" as="xs:string">
    <xsl:param name="namespace" as="xs:string"/>
    <xsl:param name="local" as="xs:string"/>
    <xsl:sequence select="string-join(($namespace[.] ! f:nickname(.), $local), ':')"/>
  </xsl:function>

  <xsl:function name="f:class" as="element(xs:annotation)">
    <xsl:param name="model" as="map(*)"/>
    <xs:annotation>
      <xs:appinfo>
        <jxb:class name="{$class-name($class($model?key))}">
          <xsl:sequence select="f:rule('mixed', $model?nodes)/@ref"/>
        </jxb:class>
      </xs:appinfo>
    </xs:annotation>
  </xsl:function>

  <xsl:function name="f:complex-type" as="element(xs:complexType)">
    <xsl:param name="model" as="map(*)"/>
    <xsl:variable name="kinds" select="$model?atoms?kind"/>
    <xsl:variable name="mixed" select="$kinds = 'text' and $kinds = 'element'"/>
    <xsl:variable name="text" select="$model?atoms[?kind = 'text']"/>
    <xsl:variable name="attributes" as="element()*">
      <xsl:for-each select="$model?atoms[?kind = 'attribute']">
        <xs:attribute name="{?name}" type="{f:type-name((), ?value)}">
          <xsl:sequence select="f:property($model, .)"/>
        </xs:attribute>
      </xsl:for-each>
      <xsl:if test="$kinds = 'any-attribute'">
        <xs:anyAttribute processContents="skip"/>
      </xsl:if>
    </xsl:variable>
    <xsl:if test="$mixed and empty(f:rule('mixed', $model?nodes))">
      <xsl:sequence select="f:stop($model?nodes[1], 'has text beside elements: write its class by hand, and say so by a mixed')"/>
    </xsl:if>
    <xs:complexType>
      <xsl:if test="not($model?root)">
        <xsl:attribute name="name" select="$class-name($class($model?key))"/>
        <xsl:sequence select="f:class($model)"/>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="$mixed"/>
        <xsl:when test="exists($text)">
          <xs:simpleContent>
            <xsl:sequence select="f:property($model, $text)"/>
            <xs:extension base="{f:type-name((), $text?value)}">
              <xsl:sequence select="$attributes"/>
            </xs:extension>
          </xs:simpleContent>
        </xsl:when>
        <xsl:otherwise>
          <xs:sequence>
            <xsl:for-each select="$model?atoms[?kind = 'element']">
              <xs:element minOccurs="0">
                <xsl:if test="?max = 2">
                  <xsl:attribute name="maxOccurs" select="'unbounded'"/>
                </xsl:if>
                <xsl:choose>
                  <xsl:when test="f:is-reference($model, .)">
                    <xsl:attribute name="ref" select="f:prefixed(f:namespace(?name), f:local(?name))"/>
                  </xsl:when>
                  <xsl:otherwise>
                    <xsl:attribute name="name" select="f:local(?name)"/>
                    <xsl:attribute name="type" select="f:type-name(f:type-key(.), f:leaf(.))"/>
                  </xsl:otherwise>
                </xsl:choose>
                <xsl:sequence select="f:property($model, .)"/>
              </xs:element>
            </xsl:for-each>
            <xsl:if test="$kinds = 'any'">
              <!-- The made-up namespace keeps it apart from the named children, as XSD wants it; JAXB does not look at it. -->
              <xs:any namespace="urn:any" processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
            </xsl:if>
          </xs:sequence>
          <xsl:sequence select="$attributes"/>
        </xsl:otherwise>
      </xsl:choose>
    </xs:complexType>
  </xsl:function>

  <xsl:function name="f:enum" as="element(xs:simpleType)">
    <xsl:param name="values" as="xs:string"/>
    <xs:simpleType name="{$enum-name($values)}">
      <xs:restriction base="xs:string">
        <xsl:for-each select="tokenize(substring($values, 2), '\|')">
          <xs:enumeration value="{.}">
            <xs:annotation>
              <xs:appinfo>
                <jxb:typesafeEnumMember name="{replace(upper-case(replace(replace(., '([a-z])([A-Z])', '$1_$2'), '[^A-Za-z0-9]+', '_')), '^([0-9])', '_$1')}"/>
              </xs:appinfo>
            </xs:annotation>
          </xs:enumeration>
        </xsl:for-each>
      </xs:restriction>
    </xs:simpleType>
  </xsl:function>
</xsl:stylesheet>
